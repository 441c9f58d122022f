import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Beside a field that somebody else changed too: what they left there. Nothing while there is nothing of theirs. */
@Component({
  selector: 'app-lo-suyo',
  imports: [TranslocoDirective],
  // Takes no room in a grid as long as it is empty.
  host: { class: 'block', '[hidden]': 'valor() === undefined' },
  template: `
    @let suyo = valor();
    @if (suyo !== undefined) {
      <p class="field-note" data-testid="suyo" *transloco="let t">
        @if (suyo === true || suyo === false) {
          {{ t(suyo ? 'ajustes.suyoMarcado' : 'ajustes.suyoSinMarcar', { campo: campo() }) }}
        } @else if (esColor()) {
          {{ t('ajustes.suyo', { valor: '' }) }}
          <span class="dot ml-1" role="img" [attr.aria-label]="suyo" [style.background]="suyo"></span>
        } @else {
          {{ t('ajustes.suyo', { valor: suyo === '' || suyo === null ? t('comun.vacio') : suyo }) }}
        }
      </p>
    }
  `,
})
export class LoSuyoComponent {
  readonly valor = input<string | number | boolean | null>();
  /** What the field is called, where it is one to tick. */
  readonly campo = input('');
  readonly esColor = input(false);
}
