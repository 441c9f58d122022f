import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Series } from '@citas/domain';
import type { Stats } from '@citas/protocol';
import { Guardado } from '../guardado/guardado.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { enZona } from '../tiempo/fecha.ts';

interface Cifras {
  readonly stats: Stats['data'];
  readonly series: Series;
}

const CLAVE = 'panel';

/** The figures as this browser last saw them: something to look at, with its time, until the live ones are here. */
@Injectable()
export class CifrasGuardadas {
  readonly #guardado = inject(Guardado);
  readonly #negocio = inject(NegocioService);
  readonly #de = signal<number | undefined>(undefined);
  /** When the figures on show were true, in epoch milliseconds; undefined once they are live. */
  readonly de = this.#de.asReadonly();
  /** Under the name of today they would be a lie: at its midnight, or once it is known where the negocio's is. */
  readonly deOtroDia = computed(() => {
    const de = this.#de();
    return de !== undefined && enZona(de, this.#negocio.zonaHoraria()).fecha !== this.#negocio.hoy();
  });

  leer(): Partial<Cifras> {
    const cifras = this.#guardado.leer<Cifras>(CLAVE)?.valor;
    // Not when they were written down: a page that hears nothing more does so all the same.
    this.#de.set(cifras && Date.parse(cifras.stats.timestamp));
    if (cifras && !untracked(this.deOtroDia)) return cifras;
    this.#de.set(undefined);
    return {};
  }

  vivas(): void {
    this.#de.set(undefined);
  }

  /** Keeps them by the minute, as long as they are live. Called in an injection context. */
  seguir(cifras: () => { stats: Cifras['stats'] | undefined; series: Cifras['series'] | undefined }): void {
    effect(() => {
      this.#negocio.hora();
      const { stats, series } = untracked(cifras);
      if (stats && series && untracked(this.#de) === undefined)
        this.#guardado.guardar(CLAVE, { stats, series });
    });
  }
}
