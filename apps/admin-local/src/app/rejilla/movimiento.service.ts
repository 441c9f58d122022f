import { Injectable, signal } from '@angular/core';
import type { Cita } from '@citas/protocol';
import { candidatoDe, mismoSitio, type Candidato } from './candidato.ts';

export interface Movimiento {
  readonly cita: Cita;
  readonly con: 'puntero' | 'teclado';
  readonly candidato: Candidato;
}

/** The one cita that is being moved or stretched, and where it would lie. Provided by the grid. */
@Injectable()
export class MovimientoService {
  readonly #actual = signal<Movimiento | undefined>(undefined);
  readonly actual = this.#actual.asReadonly();

  empezar(cita: Cita, con: Movimiento['con']): Movimiento {
    const movimiento = { cita, con, candidato: candidatoDe(cita) };
    this.#actual.set(movimiento);
    return movimiento;
  }

  /** Says nothing while the place stays the same, however much the pointer moves. */
  llevar(candidato: Candidato): void {
    this.#actual.update((actual) =>
      actual && !mismoSitio(actual.candidato, candidato) ? { ...actual, candidato } : actual,
    );
  }

  cancelar(): void {
    this.#actual.set(undefined);
  }

  /** Ends it. Undefined when the cita would lie where it lies. */
  soltar(): Movimiento | undefined {
    const actual = this.#actual();
    this.#actual.set(undefined);
    return actual && !mismoSitio(actual.candidato, candidatoDe(actual.cita)) ? actual : undefined;
  }
}
