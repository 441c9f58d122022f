import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { esProblema } from '../http/problema.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';

/** The foot of a form: what went wrong, and the button that saves, with its reason when it cannot. */
@Component({
  selector: 'app-pie-de-ajuste',
  imports: [ErrorComponent, TranslocoDirective],
  host: { class: 'grid gap-3' },
  template: `
    <ng-container *transloco="let t">
      @if (error(); as e) {
        <app-error [error]="e" [conReintento]="false" />
        @if (otraVez()) {
          <p class="text-ink-soft" data-testid="otra-vez">{{ t('ajustes.otraVez') }}</p>
        }
      }
      <div class="pie-de-ajuste flex flex-wrap items-center gap-3">
        <button
          type="submit"
          class="btn btn-primary"
          data-testid="ajuste-guardar"
          [disabled]="conexion.cortada() || guardando()"
          [attr.aria-describedby]="conexion.cortada() ? 'ajuste-sin-red' : null"
        >
          {{ guardando() ? t('ajustes.guardando') : texto() || t('ajustes.guardar') }}
        </button>
        <p role="status" class="text-ink-soft">
          @if (conexion.cortada()) {
            <span id="ajuste-sin-red">{{ t('ajustes.sinConexion') }}</span>
          } @else if (guardado()) {
            {{ t('ajustes.guardado') }}
          }
        </p>
      </div>
    </ng-container>
  `,
})
export class PieDeAjusteComponent {
  readonly error = input<unknown>();
  readonly guardando = input(false);
  readonly guardado = input(false);
  readonly texto = input('');
  /** Somebody else was first: what they left has been taken over, and the next saving passes. */
  protected readonly otraVez = computed(() => esProblema(this.error(), 'version-antigua'));
  protected readonly conexion = inject(ConexionService);
}
