import { Component, input, linkedSignal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';

/** The address of a calendar, to be copied. */
@Component({
  selector: 'app-direccion-de-agenda',
  imports: [IconoDirective, TranslocoDirective],
  host: { class: 'grid gap-3' },
  template: `
    <ng-container *transloco="let t">
      <div class="flex gap-2">
        <input
          #campo
          class="input text-sm"
          readonly
          [attr.aria-label]="t('ajustes.icsDireccion')"
          [value]="url()"
        />
        <button type="button" class="btn" (click)="copiar(campo)">
          <svg appIcono="copy"></svg
          >{{ copia() === 'hecha' ? t('ajustes.copiada') : t('ajustes.copiarDireccion') }}
        </button>
      </div>
      <p
        role="status"
        class="text-ink-soft text-sm empty:hidden"
        [textContent]="copia() === 'aMano' ? t('ajustes.copiaAMano') : ''"
      ></p>
    </ng-container>
  `,
})
export class DireccionDeAgendaComponent {
  readonly url = input.required<string>();
  protected readonly copia = linkedSignal<string, 'hecha' | 'aMano' | undefined>({
    source: this.url,
    computation: () => undefined,
  });

  protected async copiar(campo: HTMLInputElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(campo.value);
      this.copia.set('hecha');
    } catch {
      // Without HTTPS a page has no clipboard, and with it a browser may refuse.
      campo.focus();
      campo.select();
      this.copia.set('aMano');
    }
  }
}
