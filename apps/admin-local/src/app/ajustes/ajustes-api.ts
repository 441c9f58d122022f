import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Horario } from '@citas/domain';
import type {
  Agenda,
  AgendaNueva,
  Negocio,
  Pantalla,
  Profesional,
  Servicio,
  UsuarioGestionado,
} from '@citas/protocol';
import {
  catchError,
  filter,
  map,
  of,
  Subject,
  tap,
  throwError,
  type Observable,
  type OperatorFunction,
} from 'rxjs';
import { esProblema } from '../http/problema.ts';
import { siCoincide } from '../http/si-coincide.ts';
import { otraVersion } from '../http/version-antigua.ts';
import { NegocioService } from '../negocio/negocio.service.ts';

/** What has an id and a version, and is changed only by who saw that version. */
export interface ConVersion {
  readonly id: string;
  readonly version: number;
}

export interface CambioDeNegocio {
  readonly nombre?: string;
  readonly zonaHoraria?: string;
  readonly locale?: string;
  readonly palabra?: Negocio['palabra'];
  readonly mensaje?: string | null;
  readonly horario?: Horario;
}

interface Recursos {
  readonly servicios: Servicio;
  readonly profesionales: Profesional;
  readonly usuarios: UsuarioGestionado;
}
export type Recurso = keyof Recursos;

/** The REST routes behind the settings. Whatever changes, the other pages know at once. */
@Injectable({ providedIn: 'root' })
export class AjustesApi {
  readonly #http = inject(HttpClient);
  readonly #negocio = inject(NegocioService);
  readonly #guardado$ = new Subject<Recurso>();

  /** `negocio` as it was when the change was begun. What somebody else made of it meanwhile is known from then on too. */
  cambiarNegocio(negocio: Negocio, cambio: CambioDeNegocio): Observable<Negocio> {
    return this.#http
      .patch<Negocio>('/api/v1/negocio', cambio, { headers: siCoincide(negocio.version) })
      .pipe(
        tap({
          next: (nuevo) => this.#negocio.cambiado(nuevo),
          error: (error: unknown) => {
            const suyo = otraVersion(error, negocio);
            if (suyo) this.#negocio.cambiado(suyo);
          },
        }),
      );
  }

  /** Those no longer in use too. */
  listar<R extends Recurso>(recurso: R): Observable<Recursos[R][]> {
    const params: Record<string, string> = recurso === 'usuarios' ? {} : { inactivos: 'true' };
    return this.#http
      .get<{ datos: Recursos[R][] }>(`/api/v1/${recurso}`, { params })
      .pipe(map(({ datos }) => datos));
  }

  /** Makes a new one, or changes the one given. */
  guardar<R extends Recurso>(recurso: R, datos: object, uno?: ConVersion): Observable<Recursos[R]> {
    const peticion = uno
      ? this.#http.patch<Recursos[R]>(`/api/v1/${recurso}/${uno.id}`, datos, {
          headers: siCoincide(uno.version),
        })
      : this.#http.post<Recursos[R]>(`/api/v1/${recurso}`, datos);
    return peticion.pipe(
      tap(() => {
        this.#negocio.cargar();
        this.#guardado$.next(recurso);
      }),
    );
  }

  /** Tells of each one that is saved here, also from a form that is gone by then. */
  guardados(recurso: Recurso): Observable<unknown> {
    return this.#guardado$.pipe(filter((uno) => uno === recurso));
  }

  pantallas(): Observable<Pantalla[]> {
    return this.#http.get<{ datos: Pantalla[] }>('/api/v1/tv').pipe(map(({ datos }) => datos));
  }

  emparejar(codigo: string, nombre: string): Observable<Pantalla> {
    return this.#http.post<Pantalla>('/api/v1/tv', { codigo, nombre });
  }

  quitarPantalla(id: string): Observable<unknown> {
    return this.#http.delete(`/api/v1/tv/${id}`).pipe(siYaNoEsta());
  }

  agendas(profesionalId: string): Observable<Agenda[]> {
    return this.#http
      .get<{ datos: Agenda[] }>(`/api/v1/profesionales/${profesionalId}/agendas`)
      .pipe(map(({ datos }) => datos));
  }

  crearAgenda(profesionalId: string): Observable<AgendaNueva> {
    return this.#http.post<AgendaNueva>(`/api/v1/profesionales/${profesionalId}/agendas`, {});
  }

  anularAgenda({ id, profesionalId }: Pick<Agenda, 'id' | 'profesionalId'>): Observable<unknown> {
    return this.#http.delete(`/api/v1/profesionales/${profesionalId}/agendas/${id}`).pipe(siYaNoEsta());
  }
}

/** What was to go and has been taken away by somebody else meanwhile is gone: nothing has failed. */
function siYaNoEsta(): OperatorFunction<unknown, unknown> {
  return catchError((error: unknown) =>
    esProblema(error, 'no-encontrado') ? of(undefined) : throwError(() => error),
  );
}
