import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { diferencias } from '../citas/diferencias.ts';
import { FrasesDeDiferencias } from '../citas/frases-de-diferencias.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import type { Desfase } from './desfase.ts';

/** Somebody was faster: what they changed. Nothing of theirs is overwritten. */
@Component({
  selector: 'app-desfase',
  imports: [DialogoComponent, TranslocoDirective],
  template: `
    <app-dialogo [titulo]="t('version.titulo')" (cerrado)="cerrado.emit()" *transloco="let t">
      <p>
        <strong>{{ desfase().ahora.cliente }}</strong> · {{ t('version.detalle') }}
      </p>
      <ul class="grid gap-2" data-testid="version-changes">
        @for (cambio of cambios(); track cambio.campo) {
          <li class="bg-sunken rounded-lg px-4 py-2.5">
            {{ frases.de(cambio) }}
          </li>
        } @empty {
          <li>{{ t('version.sinDiferencias') }}</li>
        }
      </ul>
      <div class="dialog-actions">
        <button type="button" class="btn btn-primary" data-primero (click)="cerrado.emit()">
          {{ t('comun.entendido') }}
        </button>
      </div>
    </app-dialogo>
  `,
})
export class DesfaseComponent {
  readonly desfase = input.required<Desfase>();
  readonly cerrado = output();
  protected readonly frases = inject(FrasesDeDiferencias);
  protected readonly cambios = computed(() => diferencias(this.desfase().antes, this.desfase().ahora));
}
