import type { HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, switchMap, throwError } from 'rxjs';
import { es401 } from '../http/problema.ts';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { SesionService } from './sesion.service.ts';
import { SIN_SESION } from './sin-sesion.ts';
import { tokenGuardado } from './token.ts';

/** Adds the token and the language; on a 401 renews once and repeats, or waits until they have logged in again. */
export const sesionInterceptor: HttpInterceptorFn = (peticion, next) => {
  if (!peticion.url.startsWith('/api/')) return next(peticion);
  const enIdioma = peticion.clone({ setHeaders: { 'Accept-Language': inject(IdiomaService).idioma() } });
  return peticion.context.get(SIN_SESION) ? next(enIdioma) : conSesion(enIdioma, next, inject(SesionService));
};

function conSesion(peticion: HttpRequest<unknown>, next: HttpHandlerFn, sesion: SesionService) {
  const token = tokenGuardado();
  return next(conToken(peticion, token)).pipe(
    catchError((error: unknown) => {
      if (!es401(error) || sesion.nadieDentro) return throwError(() => error);
      return sesion.renovar(token).pipe(
        catchError((fallo: unknown) => {
          // Only a refusal ends the session; a server that is away does not.
          const vuelta = es401(fallo) ? sesion.caducar(token) : undefined;
          return vuelta ?? throwError(() => fallo);
        }),
        switchMap((nuevo) => next(conToken(peticion, nuevo))),
      );
    }),
  );
}

function conToken(peticion: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token ? peticion.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : peticion;
}
