import { HttpClient, HttpContext, HttpErrorResponse, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CodigoDePantalla, Informe, Negocio, Sesion } from '@citas/protocol';
import { firstValueFrom } from 'rxjs';
import { es401 } from '../http/problema.ts';
import { SIN_SESION } from '../sesion/sin-sesion.ts';
import type { Respuesta } from './fase.ts';

/** A question that is never answered must not stop a screen that nobody touches. */
const PACIENCIA_MS = 15_000;
const sinSesion = () => ({ context: new HttpContext().set(SIN_SESION, true), timeout: PACIENCIA_MS });

/** What a screen asks of the API, always with its own token and never with that of the browser's user. */
@Injectable({ providedIn: 'root' })
export class TvApi {
  readonly #http = inject(HttpClient);

  /** Never rejects: a failure is an answer too. */
  async pedirCodigo(): Promise<Respuesta> {
    try {
      const nuevo = this.#http.post<CodigoDePantalla>('/api/v1/tv/codigos', null, sinSesion());
      const { codigo, secreto } = await firstValueFrom(nuevo);
      return { clase: 'codigo', codigo, secreto };
    } catch (error) {
      return fallo(error);
    }
  }

  /** Never rejects. */
  async abrirSesion(secreto: string): Promise<Respuesta> {
    try {
      const opciones = { ...sinSesion(), observe: 'response' as const };
      const peticion = this.#http.post<Sesion>('/api/v1/tv/sesion', { secreto }, opciones);
      return deSesion(await firstValueFrom(peticion));
    } catch (error) {
      return es401(error) ? { clase: 'revocada' } : fallo(error);
    }
  }

  negocio(token: string): Promise<Negocio> {
    return firstValueFrom(this.#http.get<Negocio>('/api/v1/negocio', conToken(token)));
  }

  informe(token: string, dia: string): Promise<Informe> {
    const params = { desde: dia, hasta: dia, comparar: 'semanas' };
    return firstValueFrom(this.#http.get<Informe>('/api/v1/estadisticas', { ...conToken(token), params }));
  }

  /** Whether the page could be loaded again now. */
  async hayPagina(): Promise<boolean> {
    try {
      await firstValueFrom(this.#http.get('?ngsw-bypass=1', { ...sinSesion(), responseType: 'text' }));
      return true;
    } catch {
      return false;
    }
  }
}

function conToken(token: string) {
  return { ...sinSesion(), headers: { Authorization: `Bearer ${token}` } };
}

function deSesion({ status, body }: HttpResponse<Sesion>): Respuesta {
  return status === 200 && body ? { clase: 'sesion', sesion: body } : { clase: 'espera' };
}

function fallo(error: unknown): Respuesta {
  const dicho = error instanceof HttpErrorResponse ? Number(error.headers.get('Retry-After')) : 0;
  return { clase: 'fallo', esperaMs: dicho > 0 ? dicho * 1000 : null };
}
