import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { ESTADOS_ABIERTOS, type Fecha } from '@citas/domain';
import type { Bloqueo, BloqueoEscrito, Cita, ListaDeCitas } from '@citas/protocol';
import { map, type Observable } from 'rxjs';
import { siCoincide } from '../http/si-coincide.ts';
import { todasLasPaginas } from '../http/todas-las-paginas.ts';

/** A block as the form has it. */
export type BloqueoPedido = Omit<Bloqueo, 'id' | 'version'>;

const URL_BLOQUEOS = '/api/v1/bloqueos';

/** The REST routes of blocks. Every change names the version it was made on. */
@Injectable({ providedIn: 'root' })
export class BloqueosApi {
  readonly #http = inject(HttpClient);

  /** Those that touch a day of the range, both included. */
  listar(desde: Fecha, hasta: Fecha): Observable<readonly Bloqueo[]> {
    return this.#http
      .get<{ datos: Bloqueo[] }>(URL_BLOQUEOS, { params: { desde, hasta } })
      .pipe(map(({ datos }) => datos));
  }

  crear(bloqueo: BloqueoPedido): Observable<BloqueoEscrito> {
    return this.#http.post<BloqueoEscrito>(URL_BLOQUEOS, bloqueo);
  }

  cambiar({ id, version }: Bloqueo, cambio: BloqueoPedido): Observable<BloqueoEscrito> {
    return this.#http.patch<BloqueoEscrito>(`${URL_BLOQUEOS}/${id}`, cambio, {
      headers: siCoincide(version),
    });
  }

  borrar({ id, version }: Bloqueo): Observable<void> {
    return this.#http.delete<void>(`${URL_BLOQUEOS}/${id}`, { headers: siCoincide(version) });
  }

  /** All open citas of those days: among them are those that a block would lie over. */
  citasAbiertas({ desde, hasta, profesionalId }: BloqueoPedido): Observable<readonly Cita[]> {
    const params = {
      desde,
      hasta,
      estado: ESTADOS_ABIERTOS,
      limit: 200,
      ...(profesionalId && { profesionalId }),
    };
    return todasLasPaginas((cursor) =>
      this.#http.get<ListaDeCitas>('/api/v1/citas', { params: { ...params, ...(cursor && { cursor }) } }),
    ).pipe(map(({ datos }) => datos));
  }
}
