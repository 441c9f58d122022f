import type { Operation } from './operation.ts';
import { agendaOperations } from './operations/agenda.ts';
import { bloqueosOperations } from './operations/bloqueos.ts';
import { citasOperations } from './operations/citas.ts';
import { clientesOperations } from './operations/clientes.ts';
import { csvOperations } from './operations/csv.ts';
import { disponibilidadOperations } from './operations/disponibilidad.ts';
import { estadisticasOperations } from './operations/estadisticas.ts';
import { negocioOperations } from './operations/negocio.ts';
import { notificacionesOperations } from './operations/notificaciones.ts';
import { operadorOperations } from './operations/operador.ts';
import { profesionalesOperations } from './operations/profesionales.ts';
import { seriesOperations } from './operations/series.ts';
import { serviciosOperations } from './operations/servicios.ts';
import { sesionOperations } from './operations/sesion.ts';
import { tvOperations } from './operations/tv.ts';
import { usuariosOperations } from './operations/usuarios.ts';

/** Everything that can be asked of the API, by its `operationId`. */
export const OPERATIONS = {
  ...sesionOperations,
  ...citasOperations,
  ...csvOperations,
  ...seriesOperations,
  ...disponibilidadOperations,
  ...clientesOperations,
  ...serviciosOperations,
  ...profesionalesOperations,
  ...negocioOperations,
  ...usuariosOperations,
  ...bloqueosOperations,
  ...notificacionesOperations,
  ...estadisticasOperations,
  ...agendaOperations,
  ...tvOperations,
  ...operadorOperations,
} as const satisfies Record<string, Operation>;
export type OperationId = keyof typeof OPERATIONS;

/** The operations that need no token. */
export type PublicOperationId = {
  [Id in OperationId]: (typeof OPERATIONS)[Id]['roles'] extends 'publica' ? Id : never;
}[OperationId];
