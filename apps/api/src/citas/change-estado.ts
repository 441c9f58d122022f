import type { Identidad } from '@citas/auth';
import { citaFromRow, type CitaRow, type Queryable } from '@citas/database';
import { ocupaTiempo, type Rol } from '@citas/domain';
import type { CambiarEstado, Cita, Negocio } from '@citas/protocol';
import { accionesDe } from './acciones.ts';
import type { Target } from '../http/target.ts';
import { changeCita } from './change-cita.ts';
import type { CitaDeps } from './cita-deps.ts';
import { TransicionNoPermitidaError } from './cita-error.ts';
import { updateEstado } from './cita-queries.ts';
import { margenDe } from '../servicios/servicio-queries.ts';
import { reservarTiempo } from './reservar-tiempo.ts';
import { autorizarSolape } from './solape-autorizado.ts';

export function changeEstado(
  deps: CitaDeps,
  identidad: Identidad,
  target: Target,
  orden: CambiarEstado,
): Promise<Cita> {
  autorizarSolape(identidad, orden);
  return changeCita(deps, identidad, target, (tx, actual, negocio) => {
    comprobarTransicion(actual, orden, identidad.rol);
    const motivo = orden.motivo ?? null;
    const write = (solapeAutorizado: boolean) =>
      updateEstado(tx, actual, { estado: orden.a, motivo, solapeAutorizado });
    return ocupaTiempo(orden.a) && !ocupaTiempo(actual.estado)
      ? reactivar(tx, actual, { negocio, orden }, write)
      : write(actual.solape_autorizado);
  });
}

function comprobarTransicion({ estado }: CitaRow, { a }: CambiarEstado, rol: Rol): void {
  const permitidas = accionesDe(estado, rol);
  if (!permitidas.includes(a)) throw new TransicionNoPermitidaError(estado, permitidas);
}

/** Its time may have been given to somebody else since. */
async function reactivar(
  tx: Queryable,
  row: CitaRow,
  { negocio, orden }: { readonly negocio: Negocio; readonly orden: CambiarEstado },
  write: (solapa: boolean) => Promise<CitaRow>,
) {
  const { profesionalId, servicioId, fecha, horaInicio, horaFin } = citaFromRow(row, negocio.zonaHoraria);
  return reservarTiempo(
    tx,
    {
      negocioId: negocio.id,
      profesionalId,
      fecha,
      horaInicio,
      horaFin,
      margenMinutos: await margenDe(tx, negocio.id, servicioId),
      sinCita: row.id,
      solapeAutorizado: orden.solapeAutorizado ?? false,
    },
    write,
  );
}
