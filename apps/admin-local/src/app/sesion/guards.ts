import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { puedeSuscribirse, type TipoDeCanal } from '@citas/domain';
import type { Usuario } from '@citas/protocol';
import { SesionService } from './sesion.service.ts';
import { UserService } from './user.service.ts';

/** Nobody logged in: to the log-in page, and from there back here. */
export const sesionGuard: CanActivateFn = (_ruta, { url }) => {
  if (inject(UserService).currentUser()) return true;
  const queryParams = { returnUrl: url, ...(inject(SesionService).haCaducado && { caducada: 1 }) };
  return inject(Router).createUrlTree(['/login'], { queryParams });
};

/** Statistics are not for every role; the agenda is. */
export const estadisticasGuard: CanActivateFn = () =>
  puedeVer(inject(UserService).currentUser(), 'estadisticas') || inject(Router).createUrlTree(['/agenda']);

export const fueraGuard: CanActivateFn = () =>
  inject(UserService).currentUser() === null || inject(Router).createUrlTree(['/']);

export function puedeVer(usuario: Usuario | null, tipo: TipoDeCanal): boolean {
  if (!usuario) return false;
  const { negocio_id: negocioId, rol } = usuario;
  return puedeSuscribirse({ negocioId, rol }, { tipo, negocioId });
}
