import { inject, Injectable } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { CLOCK } from '../tiempo/clock.token.ts';

/** Long enough for the answer and the notice to come, in whichever order. */
const RECIENTE_MS = 15_000;

/** The citas that this page has just changed: it says so already, with the way back, and nobody has to tell it. */
@Injectable({ providedIn: 'root' })
export class CambiosPropios {
  readonly #clock = inject(CLOCK);
  readonly #recientes = new Map<string, Cancel>();

  apuntar(citaId: string): void {
    this.#recientes.get(citaId)?.();
    const olvidar = this.#clock.after(RECIENTE_MS, () => this.#recientes.delete(citaId));
    this.#recientes.set(citaId, olvidar);
  }

  incluye(citaId: string | null): boolean {
    return citaId !== null && this.#recientes.has(citaId);
  }
}
