import { computed, effect, inject, Injectable } from '@angular/core';
import type { Palabra } from '@citas/domain';
import { TranslocoService } from '@jsverse/transloco';
import { NegocioService } from '../negocio/negocio.service.ts';
import { textosConPalabra } from './palabra.ts';
import { TextosLoader } from './textos-loader.ts';

/** Says the Spanish texts with the negocio's own word, from when it is known and whenever it changes. */
@Injectable({ providedIn: 'root' })
export class PalabraService {
  readonly #transloco = inject(TranslocoService);
  readonly #loader = inject(TextosLoader);
  readonly #negocio = inject(NegocioService).negocio;
  readonly palabra = computed<Palabra>(() => this.#negocio()?.palabra ?? 'cita');
  #dicha: Palabra = 'cita';

  /** From now on, for as long as the page lives. Called in an injection context. */
  seguir(): void {
    effect(() => {
      const palabra = this.palabra();
      if (palabra !== this.#dicha) void this.#decir(palabra);
    });
  }

  async #decir(palabra: Palabra): Promise<void> {
    this.#dicha = palabra;
    const textos = textosConPalabra(await this.#loader.enBruto(), palabra);
    this.#transloco.setTranslation(textos, 'es', { merge: false });
  }
}
