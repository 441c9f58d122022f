import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Series } from '@citas/domain';
import type { Stats } from '@citas/protocol';
import { Guardado } from '../guardado/guardado.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';

interface Cifras {
  readonly stats: Stats['data'];
  readonly series: Series;
}

const CLAVE = 'panel';

/** The figures as this browser last saw them: something to look at, with its time, until the live ones are here. */
@Injectable()
export class CifrasGuardadas {
  readonly #guardado = inject(Guardado);
  readonly #hora = inject(NegocioService).hora;
  readonly #de = signal<number | undefined>(undefined);
  /** When the figures on show were true, in epoch milliseconds; undefined once they are live. */
  readonly de = this.#de.asReadonly();

  leer(): Partial<Cifras> {
    const copia = this.#guardado.leer<Cifras>(CLAVE);
    this.#de.set(copia?.de);
    return copia?.valor ?? {};
  }

  vivas(): void {
    this.#de.set(undefined);
  }

  /** Keeps them by the minute, as long as they are live. Called in an injection context. */
  seguir(cifras: () => { stats: Cifras['stats'] | undefined; series: Cifras['series'] | undefined }): void {
    effect(() => {
      this.#hora();
      const { stats, series } = untracked(cifras);
      if (stats && series && untracked(this.#de) === undefined)
        this.#guardado.guardar(CLAVE, { stats, series });
    });
  }
}
