import { Component, computed, inject, signal, viewChild, type ElementRef } from '@angular/core';
import type { ClaseDeNotificacion } from '@citas/domain';
import type { Notificacion } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { PalabraService } from '../i18n/palabra.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { AvisosCallados } from './avisos-callados.service.ts';
import { AvisosService } from './avisos.service.ts';
import { BandejaService } from './bandeja.service.ts';
import { avisoEn, CLASES_DE_AVISO } from './clase-de-aviso.ts';
import { IrACita } from './ir-a-cita.service.ts';
import { LineaDeAvisoComponent } from './linea-de-aviso.component.ts';

/** The bell with its unread count, and the tray that it opens. */
@Component({
  selector: 'app-bandeja',
  imports: [ErrorComponent, LineaDeAvisoComponent, IconoDirective, TranslocoDirective],
  templateUrl: './bandeja.component.html',
  styleUrl: './bandeja.component.css',
})
export class BandejaComponent {
  protected readonly bandeja = inject(BandejaService);
  protected readonly callados = inject(AvisosCallados);
  protected readonly irACita = inject(IrACita);
  readonly #avisos = inject(AvisosService);
  readonly #idioma = inject(IdiomaService).idioma;
  readonly #palabra = inject(PalabraService).palabra;
  protected readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  protected readonly clases = CLASES_DE_AVISO;
  protected readonly abierta = signal(false);
  protected readonly enPreferencias = signal(false);
  /** What was read when the tray opened: opening reads everything, and the new ones should stand out still. */
  readonly #leidoAlAbrir = signal(0);

  protected readonly lineas = computed(() => {
    const leido = this.#leidoAlAbrir();
    const habla = { idioma: this.#idioma(), palabra: this.#palabra() };
    return this.bandeja.bandeja().datos.map((una) => ({
      una,
      ...avisoEn(habla, una),
      nueva: una.seq > leido,
    }));
  });
  protected readonly etiqueta = computed(() => {
    const n = this.bandeja.noLeidas();
    if (n === 0) return 'bandeja.abrir';
    return n === 1 ? 'bandeja.abrirUno' : 'bandeja.abrirVarios';
  });
  /** No more different ones than these: the template remembers every text that it has shown. */
  protected readonly cuenta = computed(() =>
    this.bandeja.noLeidas() > 99 ? '99+' : this.bandeja.noLeidas(),
  );

  protected alternada(estado: string): void {
    this.abierta.set(estado === 'open');
    this.enPreferencias.set(false);
    this.irACita.olvidar();
    this.#leidoAlAbrir.set(this.bandeja.bandeja().leidoHasta);
    if (!this.abierta()) return;
    this.bandeja.marcarLeidas();
    this.#avisos.recoger();
  }

  protected ver({ citaId }: Notificacion): void {
    if (citaId) this.irACita.ir(citaId, { alLlegar: () => this.cerrar() });
  }

  protected alternarClase(clase: ClaseDeNotificacion): void {
    this.callados.alternar(clase);
  }

  protected cerrar(): void {
    this.panel()?.nativeElement.hidePopover();
  }
}
