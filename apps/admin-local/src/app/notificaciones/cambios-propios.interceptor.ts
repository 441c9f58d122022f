import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { SIN_SESION } from '../sesion/sin-sesion.ts';
import { CambiosPropios } from './cambios-propios.service.ts';

/** Whatever this page changes, wherever it does: its person needs no notice of it. */
export const cambiosPropiosInterceptor: HttpInterceptorFn = (peticion, next) =>
  peticion.method === 'GET' || peticion.context.get(SIN_SESION)
    ? next(peticion)
    : inject(CambiosPropios).seguir(next(peticion));
