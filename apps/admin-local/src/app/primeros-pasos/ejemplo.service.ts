import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Negocio, Profesional, Servicio } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { concat, EMPTY, finalize, forkJoin, map, switchMap, toArray, type Observable } from 'rxjs';
import { siCoincide } from '../http/si-coincide.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { citasDeEjemplo, type Equipo } from './citas-de-ejemplo.ts';

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

  /** What is missing is asked, not remembered: an attempt that failed has left something. */
  cargar(): Observable<void> {
    return forkJoin({
      negocio: this.#http.get<Negocio>('/api/v1/negocio'),
      equipo: this.#leerEquipo(),
    }).pipe(
      switchMap(({ negocio, equipo: { servicios, profesionales } }) =>
        concat(
          this.#horario(negocio),
          servicios.length > 0 ? EMPTY : this.#servicios(),
          profesionales.length > 0 ? EMPTY : this.#equipo(),
        ).pipe(toArray()),
      ),
      switchMap(() => this.#citas()),
      map(() => undefined),
      finalize(() => this.#negocio.cargar()),
    );
  }

  #horario(negocio: Negocio): Observable<unknown> {
    if (Object.keys(negocio.horario).length > 0) return EMPTY;
    return this.#http.patch<Negocio>(
      '/api/v1/negocio',
      { horario: HORARIO },
      { headers: siCoincide(negocio.version) },
    );
  }

  #servicios(): Observable<unknown> {
    const peticiones = SERVICIOS.map(({ clave, ...servicio }) =>
      this.#http.post<Servicio>('/api/v1/servicios', {
        nombre: this.#transloco.translate<string>(clave),
        ...servicio,
      }),
    );
    return concat(...peticiones);
  }

  #equipo(): Observable<unknown> {
    return concat(...PROFESIONALES.map((uno) => this.#http.post<Profesional>('/api/v1/profesionales', uno)));
  }

  #leerEquipo(): Observable<Equipo> {
    return forkJoin({
      servicios: this.#http.get<{ datos: Servicio[] }>('/api/v1/servicios').pipe(map(({ datos }) => datos)),
      profesionales: this.#http
        .get<{ datos: Profesional[] }>('/api/v1/profesionales')
        .pipe(map(({ datos }) => datos.map(({ nombre }) => nombre))),
    });
  }

  #citas(): Observable<unknown> {
    return this.#leerEquipo().pipe(
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
