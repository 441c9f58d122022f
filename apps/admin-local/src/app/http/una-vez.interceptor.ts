import {
  HttpErrorResponse,
  HttpResponse,
  type HttpHandlerFn,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { tap } from 'rxjs';
import { SIN_SESION } from '../sesion/sin-sesion.ts';
import { claveDeIdempotencia } from './clave-de-idempotencia.ts';
import { esProblema } from './problema.ts';

const CABECERA = 'Idempotency-Key';

/** The keys of what was sent and never answered, by what it was. */
@Injectable({ providedIn: 'root' })
export class SinRespuesta {
  readonly claves = new Map<string, string>();
}

/**
 * What was sent and not answered may have been done all the same. Whoever then presses again sends it under the key that it
 * had, so that it is done once. Once it is answered, whatever the answer, the same again is another intention. What has a key
 * of its own, or is guarded by its version, is left alone.
 */
export const unaVezInterceptor: HttpInterceptorFn = (peticion, next) => {
  const { method, headers, context } = peticion;
  const esOtroCaso = method !== 'POST' || headers.has(CABECERA) || headers.has('If-Match');
  return esOtroCaso || context.get(SIN_SESION)
    ? next(peticion)
    : conClave(peticion, next, inject(SinRespuesta).claves);
};

function conClave(peticion: HttpRequest<unknown>, next: HttpHandlerFn, claves: Map<string, string>) {
  const cual = JSON.stringify([peticion.urlWithParams, peticion.body]);
  const clave = claves.get(cual) ?? claveDeIdempotencia();
  claves.set(cual, clave);
  return next(peticion.clone({ setHeaders: { [CABECERA]: clave } })).pipe(
    tap({
      next: (suceso) => void (suceso instanceof HttpResponse && claves.delete(cual)),
      error: (error: unknown) => void (tieneRespuesta(error) && claves.delete(cual)),
    }),
  );
}

/** A server that fails, or a proxy that has lost it, does not say whether it was done. */
function tieneRespuesta(error: unknown): boolean {
  const estado = error instanceof HttpErrorResponse ? error.status : 0;
  return estado > 0 && estado < 500 && !esProblema(error, 'peticion-en-curso');
}
