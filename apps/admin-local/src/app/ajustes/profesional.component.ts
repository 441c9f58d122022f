import { Component, inject, input, linkedSignal, output } from '@angular/core';
import type { Horario } from '@citas/domain';
import type { Profesional } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { NegocioService } from '../negocio/negocio.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { AgendaSuscritaComponent } from './agenda-suscrita.component.ts';
import { AjustesApi } from './ajustes-api.ts';
import { CampoComponent } from './campo.component.ts';
import { EditorDeHorarioComponent } from './editor-de-horario.component.ts';
import { Guardar } from './guardar.ts';
import { tieneFallos } from './horario.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

/** Somebody of the team, new or known. */
@Component({
  selector: 'app-profesional',
  imports: [
    AgendaSuscritaComponent,
    CampoComponent,
    DialogoComponent,
    EditorDeHorarioComponent,
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
          [error]="guardar.error()"
        >
          <input
            #dado
            id="profesional-nombre"
            class="input"
            data-primero
            [value]="nombre()"
            (input)="nombre.set(dado.value)"
          />
        </app-campo>
        <div class="flex flex-wrap items-center gap-x-6">
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #elegido
              type="color"
              class="muestra-de-color"
              [value]="color()"
              (input)="color.set(elegido.value)"
            />{{ t('ajustes.color') }}
          </label>
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #atiende
              type="checkbox"
              class="size-5"
              [checked]="activo()"
              (change)="activo.set(atiende.checked)"
            />{{ t('ajustes.atiende') }}
          </label>
          <label class="flex min-h-11 items-center gap-2.5">
            <input
              #propio
              type="checkbox"
              class="size-5"
              [checked]="horario() !== null"
              (change)="horario.set(propio.checked ? delNegocio() : null)"
            />{{ t('ajustes.suHorario') }}
          </label>
        </div>
        @if (horario(); as h) {
          <app-editor-de-horario [horario]="h" (horarioChange)="horario.set($event)" />
        }
        <app-pie-de-ajuste [error]="guardar.error()" [guardando]="guardar.guardando()" />
      </form>
      @if (profesional(); as p) {
        <app-agenda-suscrita [profesionalId]="p.id" />
      }
    </app-dialogo>
  `,
})
export class ProfesionalComponent {
  readonly profesional = input<Profesional>();
  readonly guardado = output();
  readonly cerrado = output();
  readonly #api = inject(AjustesApi);
  readonly #negocio = inject(NegocioService).negocio;
  protected readonly guardar = new Guardar();
  protected readonly nombre = linkedSignal(() => this.profesional()?.nombre ?? '');
  protected readonly color = linkedSignal(() => this.profesional()?.color ?? '#2f6db5');
  protected readonly activo = linkedSignal(() => this.profesional()?.activo ?? true);
  protected readonly horario = linkedSignal<Horario | null>(() => this.profesional()?.horario ?? null);

  protected delNegocio(): Horario {
    return this.#negocio()?.horario ?? {};
  }

  protected enviar(): void {
    const horario = this.horario();
    if (horario && tieneFallos(horario)) return;
    const datos = { nombre: this.nombre(), color: this.color(), activo: this.activo(), horario };
    this.guardar.hacer(this.#api.guardar('profesionales', datos, this.profesional()), () =>
      this.guardado.emit(),
    );
  }
}
