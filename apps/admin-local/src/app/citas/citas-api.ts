import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { ESTADOS_ABIERTOS, type Fecha, type Rango } from '@citas/domain';
import type {
  CambiarCita,
  CambiarEstado,
  Cita,
  CrearCita,
  DisponibilidadQuery,
  Historial,
  Hueco,
  ListaDeCitas,
} from '@citas/protocol';
import { map, type Observable } from 'rxjs';
import { claveDeIdempotencia } from '../http/clave-de-idempotencia.ts';
import { siCoincide } from '../http/si-coincide.ts';
import { todasLasPaginas } from '../http/todas-las-paginas.ts';

const URL_CITAS = '/api/v1/citas';

/** The REST routes of citas. Every change names the version it was made on. */
@Injectable({ providedIn: 'root' })
export class CitasApi {
  readonly #http = inject(HttpClient);

  /** All citas of some days, page after page. The position is the first page's: later events repeat, none is missed. */
  deDias(dias: Rango): Observable<Omit<ListaDeCitas, 'siguiente'>> {
    return todasLasPaginas((cursor) => this.#pagina(dias, cursor));
  }

  /** The open citas of somebody from a day on, the earliest first. */
  porVenir(profesionalId: string, desde: Fecha): Observable<readonly Cita[]> {
    const params = { profesionalId, desde, estado: ESTADOS_ABIERTOS, limit: 200 };
    return todasLasPaginas((cursor) =>
      this.#http.get<ListaDeCitas>(URL_CITAS, { params: { ...params, ...(cursor && { cursor }) } }),
    ).pipe(map(({ datos }) => datos));
  }

  ver(id: string): Observable<Cita> {
    return this.#http.get<Cita>(`${URL_CITAS}/${id}`);
  }

  /** Sent again under the same `clave`, the same cita is made once. */
  crear(cita: CrearCita, clave = claveDeIdempotencia()): Observable<Cita> {
    const headers = { 'Idempotency-Key': clave };
    return this.#http.post<Cita>(URL_CITAS, cita, { headers });
  }

  cambiar(cita: Cita, cambio: CambiarCita): Observable<Cita> {
    return this.#http.patch<Cita>(`${URL_CITAS}/${cita.id}`, cambio, { headers: siCoincide(cita.version) });
  }

  cambiarEstado(cita: Cita, cambio: CambiarEstado): Observable<Cita> {
    return this.#http.post<Cita>(`${URL_CITAS}/${cita.id}/estado`, cambio, {
      headers: siCoincide(cita.version),
    });
  }

  llegada({ id, version }: Cita, llego: boolean): Observable<Cita> {
    return this.#http.post<Cita>(`${URL_CITAS}/${id}/llegada`, { llego }, { headers: siCoincide(version) });
  }

  /** For what was booked by mistake; what is not going to be is cancelled. */
  borrar({ id, version }: Cita): Observable<unknown> {
    return this.#http.delete(`${URL_CITAS}/${id}`, { headers: siCoincide(version) });
  }

  disponibilidad(consulta: DisponibilidadQuery): Observable<readonly Hueco[]> {
    return this.#http
      .get<{ datos: Hueco[] }>('/api/v1/disponibilidad', { params: sinVacios(consulta) })
      .pipe(map(({ datos }) => datos));
  }

  historial(id: string): Observable<readonly Historial[]> {
    return this.#http
      .get<{ datos: Historial[] }>(`${URL_CITAS}/${id}/historial`)
      .pipe(map(({ datos }) => datos));
  }

  #pagina({ desde, hasta }: Rango, cursor?: string): Observable<ListaDeCitas> {
    const params = { desde, hasta, limit: 200, ...(cursor && { cursor }) };
    return this.#http.get<ListaDeCitas>(URL_CITAS, { params });
  }
}

/** Query parameters without those that are not given. */
function sinVacios(consulta: DisponibilidadQuery): Record<string, string | number> {
  const dados = Object.entries(consulta).filter(
    (par): par is [string, string | number] => par[1] !== undefined,
  );
  return Object.fromEntries(dados);
}
