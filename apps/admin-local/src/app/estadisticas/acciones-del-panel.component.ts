import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Rango } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { ExportarService } from './exportar.service.ts';
import type { Pausa } from './pausa.ts';

/** What can be done with the whole panel: hold it still, put it on a screen, take it along. */
@Component({
  selector: 'app-acciones-del-panel',
  imports: [IconoDirective, RouterLink, TranslocoDirective],
  host: { class: 'flex flex-wrap items-center gap-2 print:hidden' },
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="btn btn-small"
        data-testid="pausar"
        [attr.aria-pressed]="pausa().activa()"
        (click)="pausa().alternar()"
      >
        @if (pausa().activa()) {
          <svg appIcono="play"></svg>
          @switch (pausa().novedades()) {
            @case (0) {
              {{ t('panel.reanudar') }}
            }
            @case (1) {
              {{ t('panel.reanudarUno') }}
            }
            @default {
              {{ t('panel.reanudarVarios', { n: pausa().novedades() }) }}
            }
          }
        } @else {
          <svg appIcono="pause"></svg>{{ t('panel.pausar') }}
        }
      </button>
      @if (admin()) {
        <a class="btn btn-small" routerLink="/ajustes/pantallas" data-testid="poner-en-tv">
          <svg appIcono="tv"></svg><span class="max-sm:sr-only">{{ t('panel.enTv') }}</span
          ><span class="sm:hidden" aria-hidden="true">TV</span>
        </a>
        <button
          type="button"
          class="btn btn-small"
          data-testid="exportar"
          [disabled]="exportando() || conexion.cortada()"
          [title]="conexion.cortada() ? t('panel.sinConexion') : ''"
          (click)="exportar()"
        >
          <svg appIcono="download"></svg>{{ exportando() ? t('panel.exportando') : t('panel.exportar') }}
        </button>
        <button
          type="button"
          class="btn btn-small btn-icon"
          [attr.aria-label]="t('panel.imprimir')"
          (click)="imprimir()"
        >
          <svg appIcono="printer"></svg>
        </button>
      }
    </ng-container>
  `,
})
export class AccionesDelPanelComponent {
  readonly pausa = input.required<Pausa>();
  readonly rango = input.required<Rango>();
  readonly admin = input.required<boolean>();
  /** Why the last thing that was asked for did not come; undefined as soon as it is asked for anew. */
  readonly fallo = output<unknown>();
  readonly #exportar = inject(ExportarService);
  protected readonly conexion = inject(ConexionService);
  protected readonly exportando = signal(false);

  protected exportar(): void {
    this.exportando.set(true);
    this.fallo.emit(undefined);
    this.#exportar.csv(this.rango()).subscribe({
      complete: () => this.exportando.set(false),
      error: (error: unknown) => {
        this.exportando.set(false);
        this.fallo.emit(error);
      },
    });
  }

  protected imprimir(): void {
    globalThis.print();
  }
}
