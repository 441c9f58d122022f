import { actividadHandlers } from './actividad/actividad-handlers.ts';
import { citaHandlers } from './citas/cita-handlers.ts';
import type { CitaDeps } from './citas/cita-deps.ts';
import { clienteHandlers } from './clientes/cliente-handlers.ts';
import { disponibilidadHandlers } from './disponibilidad/disponibilidad-handlers.ts';
import type { Handlers } from './http/operation-routes.ts';
import { negocioHandlers } from './negocios/negocio-handlers.ts';
import { notificacionHandlers } from './notificaciones/notificacion-handlers.ts';
import { profesionalHandlers } from './profesionales/profesional-handlers.ts';
import { servicioHandlers } from './servicios/servicio-handlers.ts';
import type { SesionDeps } from './sesion/sesion-deps.ts';
import { sesionHandlers } from './sesion/sesion-handlers.ts';

export type HandlersDeps = Omit<SesionDeps, 'cookie'> &
  Omit<CitaDeps, 'database'> & { readonly isProduction: boolean };

/** What answers each operation of the contract. */
export function createHandlers(deps: HandlersDeps): Handlers {
  return {
    ...sesionHandlers({ ...deps, cookie: { secure: deps.isProduction } }),
    ...citaHandlers(deps),
    ...disponibilidadHandlers(deps),
    ...clienteHandlers,
    ...servicioHandlers,
    ...profesionalHandlers,
    ...negocioHandlers,
    ...actividadHandlers,
    ...notificacionHandlers,
  };
}
