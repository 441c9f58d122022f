import { afterNextRender, Component, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';

let siguiente = 0;

/** The one dialog: the browser's own, so Escape, focus inside and focus back come with it. Lives while it is open. */
@Component({
  selector: 'app-dialogo',
  imports: [LucideX, TranslocoDirective],
  template: `
    <dialog #dialogo class="dialog" [attr.aria-labelledby]="id" (close)="cerrado.emit()" *transloco="let t">
      <div class="dialog-head">
        <h2 class="text-xl" [id]="id">{{ titulo() }}</h2>
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-small -mt-1 -mr-2"
          [attr.aria-label]="t('comun.cerrar')"
          (click)="cerrado.emit()"
        >
          <svg lucideX></svg>
        </button>
      </div>
      <div class="dialog-body"><ng-content /></div>
    </dialog>
  `,
})
export class DialogoComponent {
  readonly titulo = input.required<string>();
  readonly cerrado = output();
  protected readonly dialogo = viewChild<ElementRef<HTMLDialogElement>>('dialogo');
  protected readonly id = `dialogo-${siguiente++}`;
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => {
      const elemento = this.dialogo()?.nativeElement;
      elemento?.showModal();
      this.#anfitrion.querySelector<HTMLElement>('[data-primero]')?.focus();
    });
  }
}
