import { inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Cita } from '@citas/protocol';
import { LoEscrito } from '../guardado/lo-escrito.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';

/** A note that somebody has begun to write, and the cita over which they write it. */
export interface NotaAMedias {
  readonly texto: string;
  readonly base: Cita;
}

/** Keeps the half-typed note of each cita until the server has it: other citas may be looked at meanwhile. */
@Injectable({ providedIn: 'root' })
export class NotaEscrita {
  readonly #escrito = inject(LoEscrito);

  constructor() {
    // What was to be noted in a cita that is gone is shown nowhere.
    inject(WebsocketService)
      .messages$.pipe(takeUntilDestroyed())
      .subscribe((mensaje) => {
        if (mensaje.type === 'cita_deleted') this.olvidar(mensaje.data);
      });
  }

  guardar(nota: NotaAMedias): void {
    this.#escrito.guardar(clave(nota.base), nota);
  }

  leer(cita: Cita): NotaAMedias | undefined {
    return this.#escrito.leer(clave(cita));
  }

  olvidar(cita: Pick<Cita, 'id'>): void {
    this.#escrito.olvidar(clave(cita));
  }

  /** The server has it; what was typed on since stays. */
  guardada(cita: Cita): void {
    if (this.leer(cita)?.texto.trim() === (cita.notas ?? '')) this.olvidar(cita);
  }
}

function clave({ id }: Pick<Cita, 'id'>): string {
  return `nota/${id}`;
}
