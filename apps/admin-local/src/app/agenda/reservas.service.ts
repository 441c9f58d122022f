import { inject, Injectable } from '@angular/core';
import type { Cita, CrearCita } from '@citas/protocol';
import { tap, type Observable } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { CitasService } from '../citas/citas.service.ts';

/** Books, and shows the cita in the agenda while it is on its way; it is taken back when it cannot be had. */
@Injectable({ providedIn: 'root' })
export class Reservas {
  readonly #api = inject(CitasApi);
  readonly #citas = inject(CitasService);

  /** Sent again under the same `clave`, it books once. The error is the caller's to explain. */
  reservar(orden: CrearCita, clave: string, provisional: Cita): Observable<Cita> {
    this.#citas.agregarCita(provisional);
    return this.#api.crear(orden, clave).pipe(
      tap({
        next: (cita) => {
          this.#citas.quitarCita(provisional.id);
          this.#citas.agregarCita(cita);
        },
        error: () => this.#citas.quitarCita(provisional.id),
        unsubscribe: () => this.#citas.quitarCita(provisional.id),
      }),
    );
  }
}
