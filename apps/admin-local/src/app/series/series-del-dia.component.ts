import { Component, computed, input, output } from '@angular/core';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideRepeat } from '@lucide/angular';

/** The citas of a day that are part of a serie, each a way to its serie. */
@Component({
  selector: 'app-series-del-dia',
  imports: [LucideRepeat, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (deSerie().length > 0) {
        <div class="mb-4 flex flex-wrap items-center gap-2" data-testid="series-del-dia">
          <span class="text-ink-soft text-sm">{{ t('serie.seRepiten') }}</span>
          @for (cita of deSerie(); track cita.id) {
            <button
              type="button"
              class="btn btn-small tnum"
              data-testid="serie-abrir"
              (click)="abrir.emit(cita)"
            >
              <svg lucideRepeat></svg>{{ cita.horaInicio }} · {{ cita.cliente }}
            </button>
          }
        </div>
      }
    </ng-container>
  `,
})
export class SeriesDelDiaComponent {
  readonly citas = input.required<readonly Cita[]>();
  readonly abrir = output<Cita>();
  protected readonly deSerie = computed(() => this.citas().filter(({ serieId }) => serieId));
}
