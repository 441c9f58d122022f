import { inject, Injectable } from '@angular/core';
import type { Cita } from '@citas/protocol';
import { LoEscrito } from '../guardado/lo-escrito.service.ts';

/** A note that somebody has begun to write, and the cita over which they write it. */
export interface NotaAMedias {
  readonly texto: string;
  readonly base: Cita;
}

/** Keeps the half-typed note of each cita until the server has it: other citas may be looked at meanwhile. */
@Injectable({ providedIn: 'root' })
export class NotaEscrita {
  readonly #escrito = inject(LoEscrito);

  guardar(nota: NotaAMedias): void {
    this.#escrito.guardar(clave(nota.base), nota);
  }

  leer(cita: Cita): NotaAMedias | undefined {
    return this.#escrito.leer(clave(cita));
  }

  olvidar(cita: Cita): void {
    this.#escrito.olvidar(clave(cita));
  }

  /** The server has it; what was typed on since stays. */
  guardada(cita: Cita): void {
    if (this.leer(cita)?.texto.trim() === (cita.notas ?? '')) this.olvidar(cita);
  }
}

function clave({ id }: Cita): string {
  return `nota/${id}`;
}
