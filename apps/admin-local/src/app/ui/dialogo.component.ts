import {
  afterNextRender,
  afterRenderEffect,
  ApplicationRef,
  Component,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from './icono.directive.ts';
import { CapaSuperior } from './capa-superior.service.ts';

let siguiente = 0;

/** The one dialog: the browser's own, so Escape, focus inside and focus back come with it. Lives while it is open. */
@Component({
  selector: 'app-dialogo',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    <dialog
      #dialogo
      class="dialog"
      [attr.aria-labelledby]="id"
      (cancel)="cancelar($event)"
      (close)="alCerrarse()"
      *transloco="let t"
    >
      <div class="dialog-head">
        <h2 class="text-xl" [id]="id">{{ titulo() }}</h2>
        @if (cerrable()) {
          <button
            type="button"
            class="btn btn-quiet btn-icon btn-small btn-cierra"
            [attr.aria-label]="t('comun.cerrar')"
            (click)="cerrado.emit()"
          >
            <svg appIcono="x"></svg>
          </button>
        }
      </div>
      <div class="dialog-body"><ng-content /></div>
    </dialog>
  `,
})
export class DialogoComponent {
  readonly titulo = input.required<string>();
  /** One that is not stays until its owner takes it away. */
  readonly cerrable = input(true);
  /** Out of sight with all that is in it, as long as what was asked for in it is on its way. */
  readonly oculto = input(false);
  readonly cerrado = output();
  protected readonly dialogo = viewChild<ElementRef<HTMLDialogElement>>('dialogo');
  protected readonly id = `dialogo-${siguiente++}`;
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly #capa = inject(CapaSuperior);
  readonly #app = inject(ApplicationRef);
  readonly #document = inject(DOCUMENT);
  /** What had the focus when it opened. */
  #abridor: HTMLElement | undefined;
  #escondido = false;

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const elemento = this.dialogo()?.nativeElement;
      if (!elemento) return;
      this.#abrir(elemento);
      destroyRef.onDestroy(() => {
        this.#capa.cerrado(elemento);
        if (!this.#escondido) this.#devolverFoco(this.#abridor);
      });
    });
    afterRenderEffect(() => {
      const oculto = this.oculto();
      const elemento = this.dialogo()?.nativeElement;
      if (oculto && elemento?.open) this.#esconder(elemento);
      else if (!oculto && this.#escondido && elemento) this.#abrir(elemento);
    });
  }

  #abrir(elemento: HTMLDialogElement): void {
    this.#escondido = false;
    const { activeElement, body } = this.#document;
    if (activeElement instanceof HTMLElement && activeElement !== body) this.#abridor = activeElement;
    elemento.showModal();
    this.#capa.abierto(elemento);
    const primero = this.#anfitrion.querySelector<HTMLElement>('[data-retomar]');
    (primero ?? this.#anfitrion.querySelector<HTMLElement>('[data-primero]'))?.focus();
  }

  /** The browser does when it closes one, not when one that is open is taken away. Before the next one opens. */
  #devolverFoco(a: HTMLElement | undefined): void {
    const devolver = (): void => {
      if (this.#document.activeElement === this.#document.body) a?.focus({ preventScroll: true });
    };
    afterNextRender({ write: devolver }, { injector: this.#app.injector });
  }

  #esconder(elemento: HTMLDialogElement): void {
    this.#escondido = true;
    elemento.close();
    this.#capa.cerrado(elemento);
  }

  protected cancelar(evento: Event): void {
    if (!this.cerrable()) evento.preventDefault();
  }

  /** A browser closes it at the second Escape whatever the page says. */
  protected alCerrarse(): void {
    // It tells so late that it may be open again.
    if (this.#escondido || this.dialogo()?.nativeElement.open) return;
    if (this.cerrable()) this.cerrado.emit();
    else this.dialogo()?.nativeElement.showModal();
  }
}
