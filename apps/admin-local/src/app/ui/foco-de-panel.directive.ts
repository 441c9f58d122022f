import { InputModalityDetector } from '@angular/cdk/a11y';
import {
  afterEveryRender,
  DestroyRef,
  Directive,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { fromEvent, merge } from 'rxjs';
import { focoPerdido } from './foco-perdido.ts';

/**
 * A panel beside what it tells of. Opened by keyboard it has the focus at once, Escape gives that back to what opened it,
 * and a button that goes away after its press leaves it in the panel. A pointer goes where it wants by itself.
 */
@Directive({
  selector: '[appFocoDePanel]',
  host: { tabindex: '-1', '(keydown.escape)': 'escape($event)' },
})
export class FocoDePanelDirective {
  /** What the panel tells of, as the `data-cita-id` of whatever opens it. */
  readonly appFocoDePanel = input.required<string>();
  readonly cerrado = output();
  readonly #document = inject(DOCUMENT);
  readonly #panel = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #abridor: HTMLElement | undefined;
  /** Whether the last that had the focus is in here. */
  #dentro = false;

  constructor() {
    const modo = inject(InputModalityDetector);
    effect(() => {
      const abridor = this.#activo()?.closest(`[data-cita-id="${this.appFocoDePanel()}"]`);
      if (!abridor || this.#panel.contains(abridor) || modo.mostRecentModality !== 'keyboard') return;
      this.#abridor = this.#activo();
      this.#panel.focus();
    });
    const escucha = merge(
      fromEvent(this.#document, 'focusin'),
      fromEvent(this.#document, 'pointerdown', { capture: true }),
    ).subscribe(({ target }) => {
      const enDialogo = target instanceof Element && target.closest('dialog') !== null;
      if (!enDialogo) this.#dentro = target instanceof Node && this.#panel.contains(target);
    });
    afterEveryRender({ read: () => this.#recuperar(this.#panel) });
    inject(DestroyRef).onDestroy(() => {
      escucha.unsubscribe();
      this.#recuperar(this.#abridor);
    });
  }

  /** In a field it leaves the field: what is half typed is not thrown away. */
  protected escape(evento: Event): void {
    const { target } = evento;
    if (evento.defaultPrevented || !(target instanceof Element) || target.closest('dialog')) return;
    if (target.matches('input, textarea, select')) this.#panel.focus();
    else this.cerrado.emit();
  }

  #recuperar(a: HTMLElement | undefined): void {
    if (this.#dentro && focoPerdido(this.#document)) a?.focus();
  }

  #activo(): HTMLElement | undefined {
    const activo = this.#document.activeElement;
    return activo instanceof HTMLElement ? activo : undefined;
  }
}
