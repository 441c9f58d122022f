import { inject, Injectable } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Fecha, Rango } from '@citas/domain';
import type { ListaDeCitas } from '@citas/protocol';
import { CLOCK } from '../tiempo/clock.token.ts';
import { Guardado, type Copia } from '../guardado/guardado.service.ts';

export type DiaGuardado = Pick<ListaDeCitas, 'datos' | 'posicion'> & { readonly fecha: Fecha };
const CLAVE = 'citas';
/** Writing to a browser's storage holds the page up: not more often, however many citas change. */
const ENTRE_COPIAS_MS = 2000;

/** The citas of today as they were last read: one day only, so that little of anybody stays in a browser. */
@Injectable({ providedIn: 'root' })
export class CitasGuardadas {
  readonly #guardado = inject(Guardado);
  readonly #clock = inject(CLOCK);
  #espera: Cancel | undefined;
  #pendiente: DiaGuardado | undefined;

  /** At once, or when the last time is long enough ago. */
  guardar(dia: DiaGuardado): void {
    this.#pendiente = dia;
    if (this.#espera) return;
    this.#escribir();
    this.#espera = this.#clock.after(ENTRE_COPIAS_MS, () => {
      this.#espera = undefined;
      this.#escribir();
    });
  }

  /** Those of the one day that is kept, when it is asked for alone: the others of a week would look empty. */
  leer({ desde, hasta }: Rango): Copia<DiaGuardado> | undefined {
    const copia = this.#guardado.leer<DiaGuardado>(CLAVE);
    if (!copia) return undefined;
    const { fecha } = copia.valor;
    return desde === fecha && hasta === fecha ? copia : undefined;
  }

  #escribir(): void {
    const dia = this.#pendiente;
    this.#pendiente = undefined;
    if (dia) this.#guardado.guardar(CLAVE, dia);
  }
}
