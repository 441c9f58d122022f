import { Component, computed, input } from '@angular/core';
import { problemaDe } from '../http/problema.ts';
import { LoSuyoComponent } from './lo-suyo.component.ts';

/** A labelled field and what the API says about it. The field itself is the content, its id that of the label. */
@Component({
  selector: 'app-campo',
  host: { class: 'field' },
  imports: [LoSuyoComponent],
  template: `
    <label [attr.for]="de()">{{ etiqueta() }}</label>
    <ng-content />
    @if (fallo(); as texto) {
      <p class="field-error" role="alert" [id]="de() + '-error'">{{ texto }}</p>
    } @else if (nota()) {
      <p class="field-note">{{ nota() }}</p>
    }
    <app-lo-suyo [valor]="suyo()" />
  `,
})
export class CampoComponent {
  /** The id of the field. */
  readonly de = input.required<string>();
  readonly etiqueta = input.required<string>();
  readonly nota = input('');
  readonly error = input<unknown>();
  /** What is wrong with it as it stands, before anybody is asked. */
  readonly falta = input('');
  /** What somebody else left in the field meanwhile, as it is read. */
  readonly suyo = input<string | number | null>();
  /** The member of the body that this field fills, as an error's pointer names it. */
  readonly miembro = input.required<string>();
  protected readonly fallo = computed(
    () =>
      this.falta() ||
      problemaDe(this.error())?.errors?.find(({ pointer }) => pointer.startsWith(`#/${this.miembro()}`))
        ?.detail,
  );
}
