import { inject, Injectable } from '@angular/core';
import type { Fecha } from '@citas/domain';
import type { ListaDeCitas } from '@citas/protocol';
import type { Dias } from './citas-de-dias.ts';
import { Guardado, type Copia } from '../guardado/guardado.service.ts';

export type DiaGuardado = Pick<ListaDeCitas, 'datos' | 'posicion'> & { readonly fecha: Fecha };
const CLAVE = 'citas';

/** The citas of today as they were last read: one day only, so that little of anybody stays in a browser. */
@Injectable({ providedIn: 'root' })
export class CitasGuardadas {
  readonly #guardado = inject(Guardado);

  guardar(dia: DiaGuardado): void {
    this.#guardado.guardar(CLAVE, dia);
  }

  /** Those of the one day that is kept, when it is among the days that are asked for. */
  leer({ desde, hasta }: Dias): Copia<DiaGuardado> | undefined {
    const copia = this.#guardado.leer<DiaGuardado>(CLAVE);
    if (!copia) return undefined;
    const { fecha } = copia.valor;
    return desde <= fecha && fecha <= hasta ? copia : undefined;
  }
}
