import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ALaVistaDirective } from './a-la-vista.directive.ts';
import { IconoDirective } from './icono.directive.ts';

/** Somebody else changed what is being written here: what they left, as the content, and whose is to stay. */
@Component({
  selector: 'app-cambio-de-otra',
  imports: [ALaVistaDirective, IconoDirective, TranslocoDirective],
  template: `
    <div
      appALaVista
      class="notice items-start"
      role="alert"
      data-tono="tarde"
      data-testid="theirs"
      *transloco="let t"
    >
      <svg appIcono="triangle-alert" class="mt-1"></svg>
      <div class="min-w-48 flex-1">
        <strong>{{ titulo() }}</strong>
        <div class="text-sm"><ng-content /></div>
        <div class="mt-3 flex flex-wrap gap-2">
          <button type="button" class="btn btn-small" data-testid="keep-theirs" (click)="aceptar.emit()">
            {{ t('comun.verLoSuyo') }}
          </button>
          <button type="button" class="btn btn-small" data-testid="save-mine" (click)="insistir.emit()">
            {{ t('comun.guardarLoMio') }}
          </button>
        </div>
      </div>
    </div>
  `,
})
export class CambioDeOtraComponent {
  readonly titulo = input.required<string>();
  /** Theirs stays. */
  readonly aceptar = output();
  /** What is written here goes over it. */
  readonly insistir = output();
}
