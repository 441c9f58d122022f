import { Component, input, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';

/** A password, that can be looked at while it is written. */
@Component({
  selector: 'app-campo-de-clave',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    <div class="field" *transloco="let t">
      <label [for]="campo()">{{ etiqueta() }}</label>
      <div class="relative">
        <input
          #clave
          class="input pr-12"
          [id]="campo()"
          [name]="campo()"
          [attr.autocomplete]="autocompletar()"
          [attr.data-testid]="campo()"
          [attr.data-primero]="primero() ? '' : null"
          [type]="visible() ? 'text' : 'password'"
          [value]="valor()"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="campo() + '-pie'"
          (input)="valor.set(clave.value)"
        />
        <button
          type="button"
          class="btn btn-quiet btn-small btn-icon absolute top-1/2 right-1 -translate-y-1/2"
          [attr.aria-label]="visible() ? t('sesion.ocultarClave') : t('sesion.verClave')"
          (click)="visible.set(!visible())"
        >
          @if (visible()) {
            <svg appIcono="eye-off"></svg>
          } @else {
            <svg appIcono="eye"></svg>
          }
        </button>
      </div>
      <p
        [id]="campo() + '-pie'"
        [class]="error() ? 'field-error' : 'field-note'"
        [hidden]="!error() && !pista()"
      >
        {{ error() || pista() }}
      </p>
    </div>
  `,
})
export class CampoDeClaveComponent {
  /** Its id, its name and what a test finds it by. */
  readonly campo = input.required<string>();
  readonly etiqueta = input.required<string>();
  readonly autocompletar = input.required<'current-password' | 'new-password'>();
  readonly valor = model.required<string>();
  readonly error = input('');
  readonly pista = input('');
  /** Where the focus goes when its dialog opens. */
  readonly primero = input(false);
  protected readonly visible = signal(false);
}
