import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { atiende, puedeSuscribirse, type TipoDeCanal } from '@citas/domain';
import type { Usuario } from '@citas/protocol';
import { SesionService } from './sesion.service.ts';
import { UserService } from './user.service.ts';

/** Nobody logged in: to the log-in page, and from there back here. Who runs the servers has another page. */
export const sesionGuard: CanActivateFn = (_ruta, { url }) => {
  const usuario = inject(UserService).currentUser();
  if (usuario) return usuario.rol !== 'operador' || inject(Router).createUrlTree(['/operador']);
  const queryParams = { returnUrl: url, ...(inject(SesionService).haCaducado && { caducada: 1 }) };
  return inject(Router).createUrlTree(['/login'], { queryParams });
};

/** Statistics are not for every role; the agenda is. Who came for them by a link is told why they are not there. */
export const estadisticasGuard: CanActivateFn = (_ruta, { url }) =>
  puedeVer(inject(UserService).currentUser(), 'estadisticas') ||
  inject(Router).createUrlTree([url.includes('?') ? '/sin-permiso' : '/agenda']);

/** Clients are for those who take bookings. */
export const atencionGuard: CanActivateFn = () =>
  atiende(inject(UserService).currentUser()?.rol) || inject(Router).createUrlTree(['/sin-permiso']);

/** Settings are the admins'. */
export const adminGuard: CanActivateFn = () =>
  inject(UserService).currentUser()?.rol === 'admin' || inject(Router).createUrlTree(['/sin-permiso']);

export const operadorGuard: CanActivateFn = (_ruta, { url }) => {
  const usuario = inject(UserService).currentUser();
  if (usuario?.rol === 'operador') return true;
  return usuario
    ? inject(Router).createUrlTree(['/sin-permiso'])
    : inject(Router).createUrlTree(['/login'], { queryParams: { returnUrl: url } });
};

export const fueraGuard: CanActivateFn = () =>
  inject(UserService).currentUser() === null || inject(Router).createUrlTree(['/']);

export function puedeVer(usuario: Usuario | null, tipo: TipoDeCanal): boolean {
  if (!usuario) return false;
  const { negocio_id: negocioId, rol } = usuario;
  return puedeSuscribirse({ negocioId, rol }, { tipo, negocioId });
}
