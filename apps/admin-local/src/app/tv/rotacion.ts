import { computed, signal, type Signal } from '@angular/core';
import type { Cancel, Clock } from '@citas/clock';

export const CADA_PANEL_MS = 15_000;

/** Shows one panel after another; whoever moves by hand sees theirs for a full turn. */
export class Rotacion<P extends string> {
  readonly #paneles: Signal<readonly P[]>;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #elegido = signal<P | undefined>(undefined);
  readonly #enPausa = signal(false);
  #cancelar: Cancel | undefined;
  readonly enPausa = this.#enPausa.asReadonly();
  /** Undefined when there is nothing to show; the first when the one it was at has gone. */
  readonly actual: Signal<P | undefined>;

  constructor(paneles: Signal<readonly P[]>, clock: Pick<Clock, 'after'>) {
    this.#paneles = paneles;
    this.#clock = clock;
    this.actual = computed(() => {
      const elegido = this.#elegido();
      return paneles().find((panel) => panel === elegido) ?? paneles()[0];
    });
    this.#esperar();
  }

  siguiente(): void {
    this.#mover(1);
  }

  anterior(): void {
    this.#mover(-1);
  }

  alternarPausa(): void {
    this.#enPausa.update((enPausa) => !enPausa);
    this.#esperar();
  }

  terminar(): void {
    this.#cancelar?.();
  }

  #mover(pasos: number): void {
    const paneles = this.#paneles();
    const actual = this.actual();
    const en = actual === undefined ? 0 : paneles.indexOf(actual);
    this.#elegido.set(paneles[(en + pasos + paneles.length) % paneles.length]);
    this.#esperar();
  }

  #esperar(): void {
    this.#cancelar?.();
    if (!this.#enPausa()) this.#cancelar = this.#clock.after(CADA_PANEL_MS, () => this.siguiente());
  }
}
