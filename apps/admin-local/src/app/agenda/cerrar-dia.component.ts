import { Component, effect, inject, input, output } from '@angular/core';
import type { EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';

/** What is over and still open, one after the other: how did it go? Until it is said the numbers are not true. */
@Component({
  selector: 'app-cerrar-dia',
  imports: [DialogoComponent, EstadoIconoComponent, TranslocoDirective],
  template: `
    <app-dialogo
      [titulo]="t(deSemana() ? 'cerrarDia.tituloSemana' : 'cerrarDia.titulo')"
      (cerrado)="cerrado.emit()"
      *transloco="let t"
    >
      <p class="text-ink-soft">{{ t('cerrarDia.detalle') }}</p>
      <ul class="grid gap-1" data-testid="cerrar-dia">
        @for (cita of citas(); track cita.id) {
          <li
            class="border-line flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-2.5 first:border-t-0"
          >
            <p class="min-w-40 flex-1 leading-snug">
              <span
                class="tnum font-semibold first-letter:uppercase"
                [class]="deSemana() ? 'block' : 'inline-block'"
                >{{ deSemana() ? formato.fechaCorta(cita.fecha) + ', ' : '' }}{{ cita.horaInicio }}</span
              >
              {{ cita.cliente }}
              <span class="text-ink-soft block text-sm"
                >{{ cita.servicio }} · {{ cita.profesional ?? t('agenda.sinProfesional') }}</span
              >
            </p>
            <div class="flex gap-1.5">
              @for (a of estados; track a) {
                <button
                  type="button"
                  class="btn btn-small"
                  [attr.data-estado]="a"
                  [attr.aria-label]="
                    t('cerrarDia.accion', { cliente: cita.cliente, accion: t('accion.' + a) })
                  "
                  [disabled]="ocupadas().has(cita.id)"
                  (click)="estado.emit({ cita, a })"
                >
                  <span class="text-(--mark) inline-flex"><app-estado-icono [estado]="a" /></span
                  >{{ t('accion.' + a) }}
                </button>
              }
            </div>
          </li>
        }
      </ul>
    </app-dialogo>
  `,
})
export class CerrarDiaComponent {
  readonly citas = input.required<readonly Cita[]>();
  /** Of several days: each says its own. */
  readonly deSemana = input(false);
  readonly ocupadas = input.required<ReadonlySet<string>>();
  readonly estado = output<{ cita: Cita; a: EstadoCita }>();
  readonly cerrado = output();
  protected readonly formato = inject(Formato);
  protected readonly estados = ['completada', 'no_asistio'] as const;

  constructor() {
    // The last answer ends it.
    effect(() => {
      if (this.citas().length === 0) this.cerrado.emit();
    });
  }
}
