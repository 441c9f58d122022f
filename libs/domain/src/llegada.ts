import { estaAbierta, transicionesPermitidas, type EstadoCita } from './estado-cita.ts';
import type { Fecha } from './fecha-hora.ts';
import type { Rol } from './rol.ts';

/**
 * Whether it may be said now that the client is there, or that they are not after all: on the day of the cita, while it is
 * still to be held, by whoever may change its estado. No cita runs past midnight, so what was yesterday's is over and is
 * only closed.
 */
export function puedeApuntarLlegada(
  { estado, fecha }: { readonly estado: EstadoCita; readonly fecha: Fecha },
  rol: Rol,
  hoy: Fecha,
): boolean {
  return fecha === hoy && estaAbierta(estado) && transicionesPermitidas(estado, rol).length > 0;
}
