import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { EstadoChipComponent } from '../citas/estado-chip.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';

/** A client's citas, the latest first; each leads to itself in the agenda. */
@Component({
  selector: 'app-historial-de-cliente',
  imports: [ErrorComponent, EstadoChipComponent, RouterLink, TranslocoDirective],
  template: `
    <section class="card overflow-hidden" *transloco="let t">
      <h2 class="px-5 pt-5 pb-3 text-xl">{{ t('clientes.historial') }}</h2>
      <ul data-testid="client-history">
        @for (cita of citas(); track cita.id) {
          <li class="border-line border-t">
            <a
              class="visita"
              routerLink="/agenda"
              data-testid="client-visit"
              [queryParams]="{ fecha: cita.fecha, cita: cita.id }"
              [attr.data-cita-id]="cita.id"
            >
              <span class="tnum cuando">
                <strong class="block font-semibold">{{ formato.fechaCompleta(cita.fecha) }}</strong>
                <span class="text-ink-soft text-sm">{{ cita.horaInicio }}–{{ cita.horaFin }}</span>
              </span>
              <span class="min-w-0">
                {{ cita.servicio }}
                <span class="text-ink-soft block text-sm">{{
                  cita.profesional ?? t('agenda.sinProfesional')
                }}</span>
                @if (cita.motivo && cita.estado === 'cancelada') {
                  <span class="text-ink-soft block text-sm">«{{ cita.motivo }}»</span>
                }
              </span>
              <app-estado-chip [estado]="cita.estado" />
            </a>
          </li>
        } @empty {
          <li class="text-ink-soft px-5 pb-5">{{ t('clientes.sinHistorial') }}</li>
        }
      </ul>
      @if (error(); as e) {
        <app-error class="border-line block border-t p-4" [error]="e" (reintentar)="mas.emit()" />
      } @else if (hayMas()) {
        <div class="border-line border-t p-4">
          <button type="button" class="btn" data-testid="visits-more" (click)="mas.emit()">
            {{ t('clientes.mas') }}
          </button>
        </div>
      }
    </section>
  `,
  styles: `
    .visita {
      display: grid;
      grid-template-columns: 8rem minmax(0, 1fr) auto;
      align-items: center;
      gap: 0.25rem 1rem;
      min-height: 3.5rem;
      padding: 0.625rem 1.25rem;
    }
    .visita:hover {
      background: var(--sunken);
    }
    .visita:focus-visible {
      outline-offset: -3px;
    }
    @media (width < 40rem) {
      .visita {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .cuando {
        grid-column: 1 / -1;
        display: flex;
        gap: 0.5rem;
        align-items: baseline;
      }
    }
  `,
})
export class HistorialDeClienteComponent {
  readonly citas = input.required<readonly Cita[]>();
  readonly hayMas = input(false);
  /** Why those before these are not here. */
  readonly error = input<unknown>();
  readonly mas = output();
  protected readonly formato = inject(Formato);
}
