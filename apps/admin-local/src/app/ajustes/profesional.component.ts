import { Component, computed, inject, input, output } from '@angular/core';
import type { Horario } from '@citas/domain';
import type { Profesional } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { AgendaSuscritaComponent } from './agenda-suscrita.component.ts';
import { AjustesApi } from './ajustes-api.ts';
import { Borrador } from './borrador.ts';
import { CampoComponent } from './campo.component.ts';
import { CitasPorVenirComponent } from './citas-por-venir.component.ts';
import { EditorDeHorarioComponent } from './editor-de-horario.component.ts';
import { Guardar } from './guardar.ts';
import { enOrden, tieneFallos } from './horario.ts';
import { LoSuyoComponent } from './lo-suyo.component.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

interface Datos extends Pick<Profesional, 'nombre' | 'color' | 'activo'> {
  readonly horario: Horario | null;
}

function datosDe(profesional?: Profesional): Datos {
  const { nombre = '', color = '#2f6db5', activo = true, horario = null } = profesional ?? {};
  return { nombre, color, activo, horario };
}

/** Somebody of the team, new or known. */
@Component({
  selector: 'app-profesional',
  imports: [
    AgendaSuscritaComponent,
    CampoComponent,
    CitasPorVenirComponent,
    DialogoComponent,
    EditorDeHorarioComponent,
    LoSuyoComponent,
    PieDeAjusteComponent,
    TranslocoDirective,
  ],
  template: `
    <app-dialogo
      *transloco="let t"
      [titulo]="profesional()?.nombre ?? t('ajustes.nuevoProfesional')"
      (cerrado)="cerrado.emit()"
    >
      <form class="grid gap-4.5" novalidate (submit)="$event.preventDefault(); enviar()">
        <app-campo
          de="profesional-nombre"
          miembro="nombre"
          [etiqueta]="t('ajustes.nombre')"
          [suyo]="suyo().nombre"
          [error]="guardar.error()"
        >
          <input
            #dado
            id="profesional-nombre"
            class="input"
            data-primero
            [value]="datos().nombre"
            (input)="escribir('nombre', dado.value)"
          />
        </app-campo>
        <div class="flex flex-wrap items-center gap-x-6">
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #elegido
              type="color"
              class="muestra-de-color"
              [value]="datos().color"
              (input)="escribir('color', elegido.value)"
            />{{ t('ajustes.color') }}
          </label>
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #atiende
              type="checkbox"
              class="size-5"
              [checked]="datos().activo"
              (change)="escribir('activo', atiende.checked)"
            />{{ t('ajustes.atiende') }}
          </label>
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #propio
              type="checkbox"
              class="size-5"
              [checked]="datos().horario !== null"
              (change)="escribir('horario', propio.checked ? delNegocio() : null)"
            />{{ t('ajustes.suHorario') }}
          </label>
        </div>
        @if (!datos().activo && profesional(); as p) {
          <app-citas-por-venir [profesionalId]="p.id" />
        }
        @if (datos().horario; as h) {
          <app-editor-de-horario
            [horario]="h"
            [suyo]="suyo().horario"
            (horarioChange)="escribir('horario', $event)"
          />
        }
        <app-lo-suyo [valor]="suyo().color" [esColor]="true" />
        <app-lo-suyo [valor]="suyo().activo" [campo]="t('ajustes.atiende')" />
        <app-lo-suyo [valor]="suHorarioSuyo()" [campo]="t('ajustes.suHorario')" />
        <app-pie-de-ajuste [error]="guardar.error()" [guardando]="guardar.guardando()" />
      </form>
      @if (profesional(); as p) {
        <app-agenda-suscrita [profesionalId]="p.id" [atiende]="p.activo" />
      }
    </app-dialogo>
  `,
})
export class ProfesionalComponent implements ConCambios {
  readonly profesional = input<Profesional>();
  readonly guardado = output();
  readonly cerrado = output();
  readonly #api = inject(AjustesApi);
  readonly #texto = inject(Texto);
  readonly #negocio = inject(NegocioService).negocio;
  protected readonly guardar = new Guardar(new AvisoTardio());
  readonly #borrador = new Borrador(this.profesional, datosDe);
  protected readonly datos = this.#borrador.escrito;
  protected readonly suyo = this.#borrador.suyo;
  /** Whether they left hours of their own, where that is not what is ticked here. */
  protected readonly suHorarioSuyo = computed(() => {
    const { horario } = this.suyo();
    const propio = horario !== undefined && horario !== null;
    return horario === undefined || propio === (this.datos().horario !== null) ? undefined : propio;
  });

  constructor() {
    inject(SinGuardar).vigilar(this);
  }

  hayCambios(): boolean {
    return this.#borrador.tocado();
  }

  protected escribir<K extends keyof Datos>(campo: K, valor: Datos[K]): void {
    this.#borrador.escribir(campo, valor);
  }

  protected delNegocio(): Horario {
    return this.#negocio()?.horario ?? {};
  }

  protected enviar(): void {
    const datos = this.datos();
    const horario = datos.horario && enOrden(datos.horario);
    if (horario && tieneFallos(horario)) return;
    const peticion = this.#api.guardar('profesionales', { ...datos, horario }, this.#borrador.base());
    const que =
      this.profesional()?.nombre ?? (this.datos().nombre || this.#texto.de('ajustes.nuevoProfesional'));
    this.guardar.hacer(this.#borrador.alGuardar(peticion), () => this.guardado.emit(), que);
  }
}
