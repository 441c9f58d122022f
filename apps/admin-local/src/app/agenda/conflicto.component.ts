import { Component, inject, input, output } from '@angular/core';
import type { Hueco } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { ALaVistaDirective } from '../ui/a-la-vista.directive.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Formato } from '../i18n/formato.service.ts';
import { UserService } from '../sesion/user.service.ts';
import type { Conflicto, Ocupacion } from './conflicto.ts';

/** A time that is taken, in words, and up to three that are not: one press books. An admin may have it all the same. */
@Component({
  selector: 'app-conflicto',
  imports: [ALaVistaDirective, IconoDirective, TranslocoDirective],
  template: `
    <div
      appALaVista
      class="notice items-start scroll-mb-28"
      role="alert"
      data-tono="tarde"
      data-testid="conflict"
      *transloco="let t"
    >
      <svg appIcono="triangle-alert" class="mt-1"></svg>
      <div class="min-w-48 flex-1">
        <strong>{{ t(conflicto().bloqueado ? 'conflicto.bloqueado' : 'conflicto.titulo') }}</strong>
        <ul class="tnum text-sm">
          @for (ocupacion of conflicto().conflictos; track $index) {
            <li>
              {{
                t('conflicto.con', {
                  desde: ocupacion.horaInicio,
                  hasta: ocupacion.horaFin,
                  quien:
                    quien(ocupacion) || t(conflicto().bloqueado ? 'conflicto.bloqueo' : 'conflicto.otraCita'),
                })
              }}
            </li>
          } @empty {
            <li>{{ conflicto().detalle }}</li>
          }
        </ul>
        @if (conflicto().alternativas.length > 0) {
          <p class="mt-2 text-sm">{{ t('conflicto.alternativas') }}</p>
          <div class="mt-2 flex flex-wrap gap-2">
            @for (hueco of conflicto().alternativas; track $index) {
              <button
                type="button"
                class="btn btn-small tnum"
                data-testid="alternative"
                [attr.data-retomar]="$first ? '' : null"
                (click)="elegida.emit(hueco)"
              >
                <span class="truncate">
                  @if (hueco.fecha !== fecha()) {
                    {{ formato.fechaCorta(hueco.fecha) }},
                  }
                  {{
                    hueco.profesional
                      ? t('conflicto.reservar', { hora: hueco.horaInicio, nombre: hueco.profesional })
                      : hueco.horaInicio
                  }}
                </span>
              </button>
            }
          </div>
        } @else {
          <p class="mt-2 text-sm">{{ t('conflicto.sinAlternativas') }}</p>
        }
        @if (admin) {
          <button
            type="button"
            class="btn btn-small mt-3 border-line-strong bg-transparent"
            data-testid="book-over"
            (click)="encima.emit()"
          >
            {{ t('conflicto.encima') }}
          </button>
        }
      </div>
    </div>
  `,
})
export class ConflictoComponent {
  readonly conflicto = input.required<Conflicto>();
  /** The day that was asked for: an alternative on another says its day. */
  readonly fecha = input.required<string>();
  readonly elegida = output<Hueco>();
  /** All the same, where it was asked for: an admin decides that. */
  readonly encima = output();
  protected readonly admin = inject(UserService).currentUser()?.rol === 'admin';
  protected readonly formato = inject(Formato);

  protected quien({ cliente, servicio, profesional }: Ocupacion): string {
    return [cliente, servicio, profesional].filter(Boolean).join(' · ');
  }
}
