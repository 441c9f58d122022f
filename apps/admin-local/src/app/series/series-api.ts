import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CancelarSerie,
  CitaDeSerie,
  CrearSerie,
  MoverSerie,
  Serie,
  SimulacionDeSerie,
} from '@citas/protocol';
import { map, type Observable } from 'rxjs';

const URL_SERIES = '/api/v1/series';

/** The REST routes of series. */
@Injectable({ providedIn: 'root' })
export class SeriesApi {
  readonly #http = inject(HttpClient);

  /** Every cita that `crear` would make, and what stands in its way. */
  simular(serie: CrearSerie): Observable<readonly CitaDeSerie[]> {
    return this.#http.post<SimulacionDeSerie>(`${URL_SERIES}/simular`, serie).pipe(map(({ citas }) => citas));
  }

  /** Sent again under the same `clave`, the same serie is made once. */
  crear(serie: CrearSerie, clave: string): Observable<Serie> {
    const headers = { 'Idempotency-Key': clave };
    return this.#http.post<Serie>(URL_SERIES, serie, { headers });
  }

  ver(id: string): Observable<Serie> {
    return this.#http.get<Serie>(`${URL_SERIES}/${id}`);
  }

  cancelar(id: string, orden: CancelarSerie): Observable<Serie> {
    return this.#http.post<Serie>(`${URL_SERIES}/${id}/cancelar`, orden);
  }

  mover(id: string, orden: MoverSerie): Observable<Serie> {
    return this.#http.post<Serie>(`${URL_SERIES}/${id}/mover`, orden);
  }
}
