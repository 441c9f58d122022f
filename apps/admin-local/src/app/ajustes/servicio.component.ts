import { Component, inject, input, output } from '@angular/core';
import type { Servicio } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { AjustesApi } from './ajustes-api.ts';
import { Borrador } from './borrador.ts';
import { CampoComponent } from './campo.component.ts';
import { Guardar } from './guardar.ts';
import { LoSuyoComponent } from './lo-suyo.component.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

type Datos = Omit<Servicio, 'id' | 'version'>;

const NUEVO: Datos = {
  nombre: '',
  duracionMinutos: 30,
  margenMinutos: 0,
  precio: null,
  color: '#7a3b5d',
  activo: true,
};

function datosDe(servicio?: Servicio): Datos {
  const { nombre, duracionMinutos, margenMinutos, precio, color, activo } = servicio ?? NUEVO;
  return { nombre, duracionMinutos, margenMinutos, precio, color, activo };
}

/** A service, new or known. */
@Component({
  selector: 'app-servicio',
  imports: [CampoComponent, DialogoComponent, LoSuyoComponent, PieDeAjusteComponent, TranslocoDirective],
  template: `
    <app-dialogo
      *transloco="let t"
      [titulo]="servicio()?.nombre ?? t('ajustes.nuevoServicio')"
      (cerrado)="cerrado.emit()"
    >
      <form class="grid gap-4.5" novalidate (submit)="$event.preventDefault(); enviar()">
        <app-campo
          de="servicio-nombre"
          miembro="nombre"
          [etiqueta]="t('ajustes.nombre')"
          [suyo]="suyo().nombre"
          [error]="guardar.error()"
        >
          <input
            #nombre
            id="servicio-nombre"
            class="input"
            data-primero
            [value]="datos().nombre"
            (input)="escribir('nombre', nombre.value)"
          />
        </app-campo>
        <div class="grid gap-4 sm:grid-cols-3">
          <app-campo
            de="servicio-duracion"
            miembro="duracionMinutos"
            [etiqueta]="t('ajustes.duracion')"
            [suyo]="suyo().duracionMinutos"
            [error]="guardar.error()"
          >
            <input
              #duracion
              id="servicio-duracion"
              class="input tnum"
              type="number"
              min="5"
              step="5"
              [value]="datos().duracionMinutos"
              (input)="escribir('duracionMinutos', duracion.valueAsNumber)"
            />
          </app-campo>
          <app-campo
            de="servicio-margen"
            miembro="margenMinutos"
            [etiqueta]="t('ajustes.margen')"
            [suyo]="suyo().margenMinutos"
            [error]="guardar.error()"
          >
            <input
              #margen
              id="servicio-margen"
              class="input tnum"
              type="number"
              min="0"
              step="5"
              [value]="datos().margenMinutos"
              (input)="escribir('margenMinutos', margen.valueAsNumber)"
            />
          </app-campo>
          <app-campo
            de="servicio-precio"
            miembro="precio"
            [etiqueta]="moneda() ? t('ajustes.precioEn', { moneda: moneda() }) : t('ajustes.precio')"
            [suyo]="suyo().precio"
            [error]="guardar.error()"
          >
            <input
              #precio
              id="servicio-precio"
              class="input tnum"
              type="number"
              min="0"
              step="0.01"
              [value]="datos().precio"
              (input)="escribir('precio', precio.value === '' ? null : precio.valueAsNumber)"
            />
          </app-campo>
        </div>
        <div class="flex flex-wrap items-center gap-6">
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #color
              type="color"
              class="muestra-de-color"
              [value]="datos().color"
              (input)="escribir('color', color.value)"
            />{{ t('ajustes.color') }}
          </label>
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #activo
              type="checkbox"
              class="size-5"
              [checked]="datos().activo"
              (change)="escribir('activo', activo.checked)"
            />{{ t('ajustes.seOfrece') }}
          </label>
        </div>
        <app-lo-suyo [valor]="suyo().color" [esColor]="true" />
        <app-lo-suyo [valor]="suyo().activo" [campo]="t('ajustes.seOfrece')" />
        <app-pie-de-ajuste [error]="guardar.error()" [guardando]="guardar.guardando()" />
      </form>
    </app-dialogo>
  `,
})
export class ServicioComponent implements ConCambios {
  readonly servicio = input<Servicio>();
  readonly guardado = output();
  readonly cerrado = output();
  readonly #api = inject(AjustesApi);
  readonly #texto = inject(Texto);
  protected readonly moneda = inject(Formato).moneda;
  protected readonly guardar = new Guardar(new AvisoTardio());
  readonly #borrador = new Borrador(this.servicio, datosDe);
  protected readonly datos = this.#borrador.escrito;
  protected readonly suyo = this.#borrador.suyo;

  constructor() {
    inject(SinGuardar).vigilar(this);
  }

  hayCambios(): boolean {
    return this.#borrador.tocado();
  }

  protected escribir<K extends keyof Datos>(campo: K, valor: Datos[K]): void {
    this.#borrador.escribir(campo, valor);
  }

  protected enviar(): void {
    const peticion = this.#api.guardar('servicios', this.datos(), this.#borrador.base());
    const que = this.servicio()?.nombre ?? (this.datos().nombre || this.#texto.de('ajustes.nuevoServicio'));
    this.guardar.hacer(this.#borrador.alGuardar(peticion), () => this.guardado.emit(), que);
  }
}
