import { actividadHandlers } from './actividad/actividad-handlers.ts';
import { agendaHandlers } from './agenda/agenda-handlers.ts';
import { bloqueoHandlers } from './bloqueos/bloqueo-handlers.ts';
import { citaHandlers } from './citas/cita-handlers.ts';
import type { CitaDeps } from './citas/cita-deps.ts';
import { clienteHandlers } from './clientes/cliente-handlers.ts';
import { disponibilidadHandlers } from './disponibilidad/disponibilidad-handlers.ts';
import { estadisticasHandlers } from './estadisticas/estadisticas-handlers.ts';
import { exportacionHandlers, type ExportacionDeps } from './exportacion/exportacion-handlers.ts';
import type { Handlers } from './http/operation-routes.ts';
import { importacionHandlers, type ImportacionDeps } from './importacion/importacion-handlers.ts';
import { negocioHandlers } from './negocios/negocio-handlers.ts';
import { notificacionHandlers } from './notificaciones/notificacion-handlers.ts';
import { operadorHandlers, type OperadorDeps } from './operador/operador-handlers.ts';
import { profesionalHandlers } from './profesionales/profesional-handlers.ts';
import { serieHandlers } from './series/serie-handlers.ts';
import { servicioHandlers } from './servicios/servicio-handlers.ts';
import type { SesionDeps } from './sesion/sesion-deps.ts';
import { sesionHandlers } from './sesion/sesion-handlers.ts';
import { usuarioHandlers } from './usuarios/usuario-handlers.ts';
import { tvHandlers } from './tv/tv-handlers.ts';

export type HandlersDeps = SesionDeps &
  Omit<CitaDeps, 'database'> &
  ExportacionDeps &
  ImportacionDeps &
  OperadorDeps;

/** What answers each operation of the contract. */
export function createHandlers(deps: HandlersDeps): Handlers {
  return {
    ...sesionHandlers(deps),
    ...citaHandlers(deps),
    ...serieHandlers(deps),
    ...disponibilidadHandlers(deps),
    ...clienteHandlers(deps),
    ...servicioHandlers,
    ...profesionalHandlers,
    ...negocioHandlers,
    ...usuarioHandlers,
    ...bloqueoHandlers,
    ...actividadHandlers,
    ...notificacionHandlers,
    ...estadisticasHandlers(deps),
    ...exportacionHandlers(deps),
    ...importacionHandlers(deps),
    ...agendaHandlers(deps),
    ...tvHandlers(deps),
    ...operadorHandlers(deps),
  };
}
