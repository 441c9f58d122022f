import { Component, computed, inject, input, output } from '@angular/core';
import type { Bloqueo } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { BloqueosService } from './bloqueos.service.ts';
import { CambiosDeBloqueo } from './cambios-de-bloqueo.service.ts';
import { TextoDeBloqueo } from './texto-de-bloqueo.service.ts';
import { esDe, tocaDias } from './tiempo-de-bloqueo.ts';

/** The blocks of a day as rows, each opened by whoever may change it. */
@Component({
  selector: 'app-bloqueos-del-dia',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (visibles().length > 0) {
        <ul
          class="card mb-4 overflow-hidden"
          data-testid="bloqueos-del-dia"
          [attr.aria-label]="t('bloqueo.lista')"
        >
          @for (bloqueo of visibles(); track bloqueo.id) {
            <li class="border-line border-b last:border-b-0" data-testid="bloqueo-row">
              <button
                type="button"
                class="fila"
                [disabled]="!cambios.puede() || soloLectura()"
                (click)="abrir.emit(bloqueo)"
              >
                <svg appIcono="lock"></svg>
                <span class="tnum font-semibold">{{ texto.horas(bloqueo) }}</span>
                <span>{{ texto.motivo(bloqueo) }}</span>
                <span class="detalle">
                  <span class="hidden sm:inline">·</span> {{ texto.quien(bloqueo) }}
                  @if (texto.dias(bloqueo); as dias) {
                    · {{ dias }}
                  }
                </span>
              </button>
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    .fila {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.125rem 0.5rem;
      width: 100%;
      min-height: 2.75rem;
      padding: 0.5rem 1.25rem;
      background: repeating-linear-gradient(135deg, var(--sunken) 0 8px, transparent 8px 16px);
      color: var(--ink);
      text-align: left;
    }
    .fila:enabled {
      cursor: pointer;
    }
    .fila:enabled:hover {
      background: var(--sunken);
    }
    .fila svg,
    .detalle {
      color: var(--ink-soft);
    }
  `,
})
export class BloqueosDelDiaComponent {
  readonly dia = input.required<string>();
  /** Only this one's blocks and everybody's; empty for all, null for everybody's alone. */
  readonly profesionalId = input<string | null>('');
  /** There is no connection: everything can be read and nothing changed. */
  readonly soloLectura = input(false);
  readonly abrir = output<Bloqueo>();
  protected readonly cambios = inject(CambiosDeBloqueo);
  protected readonly texto = inject(TextoDeBloqueo);
  readonly #bloqueos = inject(BloqueosService);

  protected readonly visibles = computed(() => {
    const dia = { desde: this.dia(), hasta: this.dia() };
    return this.#bloqueos
      .bloqueos()
      .filter((bloqueo) => tocaDias(bloqueo, dia) && esDe(bloqueo, this.profesionalId()));
  });
}
