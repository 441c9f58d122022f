import { Component, DOCUMENT, inject, signal } from '@angular/core';
import type { Pantalla } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { AjustesApi } from './ajustes-api.ts';
import { CampoComponent } from './campo.component.ts';
import { Guardar } from './guardar.ts';
import { Lista } from './lista.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';
import { TarjetaDeListaComponent } from './tarjeta-de-lista.component.ts';

interface Retirada {
  readonly pantalla: Pantalla;
  readonly orden: Guardar;
}

/** The screens that show the figures: how to put them on one more, and which there are. */
@Component({
  selector: 'app-pantallas',
  imports: [
    CampoComponent,
    DialogoComponent,
    EdadComponent,
    IconoDirective,
    PieDeAjusteComponent,
    TarjetaDeListaComponent,
    TranslocoDirective,
  ],
  host: { class: 'grid gap-4' },
  templateUrl: './pantallas.component.html',
})
export class PantallasComponent implements ConCambios {
  readonly #api = inject(AjustesApi);
  readonly #location = inject(DOCUMENT).location;
  protected readonly direccion = `${this.#location.host}/admin-local/tv`;
  protected readonly codigo = signal('');
  protected readonly nombre = signal('');
  protected readonly emparejar = new Guardar();
  protected readonly lista = new Lista<Pantalla>(() => this.#api.pantallas());
  protected readonly quitando = signal<Retirada | undefined>(undefined);

  constructor() {
    inject(SinGuardar).vigilar(this);
  }

  hayCambios(): boolean {
    return this.codigo() + this.nombre() !== '';
  }

  protected enviar(): void {
    const codigo = this.codigo().replaceAll(/\s/g, '');
    this.emparejar.hacer(this.#api.emparejar(codigo, this.nombre().trim() || 'TV'), () => {
      this.codigo.set('');
      this.nombre.set('');
      this.lista.cargar();
    });
  }

  protected preguntar(pantalla: Pantalla): void {
    this.quitando.set({ pantalla, orden: new Guardar() });
  }

  protected quitar(retirada: Retirada): void {
    retirada.orden.hacer(this.#api.quitarPantalla(retirada.pantalla.id), () => {
      if (this.quitando() === retirada) this.quitando.set(undefined);
      this.lista.cargar();
    });
  }

  protected instante(fecha: string): number {
    return Date.parse(fecha);
  }
}
