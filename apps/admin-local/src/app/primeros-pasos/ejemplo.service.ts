import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Negocio, Profesional, Servicio } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { concat, EMPTY, map, switchMap, toArray, type Observable } from 'rxjs';
import { siCoincide } from '../http/si-coincide.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { citasDeEjemplo } from './citas-de-ejemplo.ts';

const SERVICIOS = [
  { clave: 'ejemplo.corto', duracionMinutos: 30, color: '#2f6db5' },
  { clave: 'ejemplo.normal', duracionMinutos: 45, color: '#2e7d5b' },
  { clave: 'ejemplo.largo', duracionMinutos: 60, color: '#7a3b5d' },
] as const;
const PROFESIONALES = [
  { nombre: 'Marta', color: '#b4432f' },
  { nombre: 'Luis', color: '#2f6db5' },
] as const;
const MANANA = { desde: '09:00', hasta: '14:00' };
const TARDE = { desde: '16:00', hasta: '20:00' };
const HORARIO = {
  ...Object.fromEntries(['1', '2', '3', '4', '5'].map((dia) => [dia, [MANANA, TARDE]])),
  '6': [MANANA],
};

/** Fills a new negocio with something to look at, by the same API as everything else. What is there already stays. */
@Injectable({ providedIn: 'root' })
export class EjemploService {
  readonly #http = inject(HttpClient);
  readonly #negocio = inject(NegocioService);
  readonly #transloco = inject(TranslocoService);

  cargar(): Observable<void> {
    return concat(this.#horario(), this.#servicios(), this.#equipo()).pipe(
      toArray(),
      switchMap(() => this.#citas()),
      map(() => this.#negocio.cargar()),
    );
  }

  #horario(): Observable<unknown> {
    const negocio = this.#negocio.negocio();
    if (!negocio || Object.keys(negocio.horario).length > 0) return EMPTY;
    return this.#http.patch<Negocio>(
      '/api/v1/negocio',
      { horario: HORARIO },
      { headers: siCoincide(negocio.version) },
    );
  }

  #servicios(): Observable<unknown> {
    if (this.#negocio.servicios().length > 0) return EMPTY;
    const peticiones = SERVICIOS.map(({ clave, ...servicio }) =>
      this.#http.post<Servicio>('/api/v1/servicios', {
        nombre: this.#transloco.translate<string>(clave),
        ...servicio,
      }),
    );
    return concat(...peticiones);
  }

  #equipo(): Observable<unknown> {
    if (this.#negocio.profesionales().length > 0) return EMPTY;
    return concat(...PROFESIONALES.map((uno) => this.#http.post<Profesional>('/api/v1/profesionales', uno)));
  }

  #citas(): Observable<unknown> {
    const servicios = this.#http.get<{ datos: Servicio[] }>('/api/v1/servicios');
    const profesionales = this.#http.get<{ datos: Profesional[] }>('/api/v1/profesionales');
    return servicios.pipe(
      switchMap((lista) =>
        profesionales.pipe(
          map((equipo) => ({
            servicios: lista.datos,
            profesionales: equipo.datos.map(({ nombre }) => nombre),
          })),
        ),
      ),
      switchMap((equipo) =>
        this.#http.post('/api/v1/citas/importar', citasDeEjemplo(equipo, this.#negocio.hoy()), {
          headers: { 'Content-Type': 'text/csv' },
          // A long service may run into the next one: it is an example.
          params: { solapes: 'autorizar' },
        }),
      ),
    );
  }
}
