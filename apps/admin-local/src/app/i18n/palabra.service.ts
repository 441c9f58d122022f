import { computed, effect, inject, Injectable } from '@angular/core';
import type { Palabra } from '@citas/domain';
import { TranslocoService } from '@jsverse/transloco';
import { NegocioService } from '../negocio/negocio.service.ts';
import { TextosLoader } from './textos-loader.ts';

/** Says the Spanish texts with the negocio's own word, from when it is known and whenever it changes. */
@Injectable({ providedIn: 'root' })
export class PalabraService {
  readonly #transloco = inject(TranslocoService);
  readonly #loader = inject(TextosLoader);
  readonly #negocio = inject(NegocioService).negocio;
  readonly palabra = computed<Palabra>(() => this.#negocio()?.palabra ?? 'cita');

  /** From now on, for as long as the page lives. Called in an injection context. */
  seguir(): void {
    effect(() => {
      const palabra = this.palabra();
      if (palabra !== this.#loader.palabra) void this.#decir(palabra);
    });
  }

  /** Texts that are not here yet come with it; an English page goes on without them. */
  async #decir(palabra: Palabra): Promise<void> {
    this.#loader.palabra = palabra;
    if (Object.keys(this.#transloco.getTranslation('es')).length === 0) return;
    this.#transloco.setTranslation(await this.#loader.enEspanol(), 'es', { merge: false });
  }
}
