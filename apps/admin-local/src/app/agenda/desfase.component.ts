import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { diferencias, type Campo, type Diferencia } from '../citas/diferencias.ts';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import type { Desfase } from './desfase.ts';

/** What an empty field is called, where it is not called empty. */
const VACIO: Partial<Record<Campo, string>> = { profesional: 'agenda.sinProfesional' };

/** Somebody was faster: what they changed. Nothing of theirs is overwritten. */
@Component({
  selector: 'app-desfase',
  imports: [DialogoComponent, TranslocoDirective],
  template: `
    <app-dialogo [titulo]="t('version.titulo')" (cerrado)="cerrado.emit()" *transloco="let t">
      <p>{{ t('version.detalle') }}</p>
      <ul class="grid gap-2" data-testid="version-changes">
        @for (cambio of cambios(); track cambio.campo) {
          <li class="bg-sunken rounded-lg px-4 py-2.5">
            {{
              t('version.cambio', {
                campo: t('version.campo_' + cambio.campo),
                antes: valor(cambio, cambio.antes),
                ahora: valor(cambio, cambio.ahora),
              })
            }}
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
  readonly #texto = inject(Texto);
  readonly #formato = inject(Formato);
  protected readonly cambios = computed(() => diferencias(this.desfase().antes, this.desfase().ahora));

  protected valor({ campo }: Diferencia, valor: string): string {
    if (campo === 'estado') return this.#texto.de(`estado.${valor}`);
    if (!valor) return this.#texto.de(VACIO[campo] ?? 'comun.vacio');
    if (campo === 'llegada') return this.#formato.hora(Date.parse(valor));
    return campo === 'fecha' ? this.#formato.fechaLarga(valor) : valor;
  }
}
