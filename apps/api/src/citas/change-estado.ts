import type { Identidad } from '@citas/auth';
import { citaFromRow, type CitaRow, type Queryable } from '@citas/database';
import { ocupaTiempo, type Rol } from '@citas/domain';
import type { CambiarEstado, Cita, Negocio } from '@citas/protocol';
import { accionesDe } from './acciones.ts';
import { changeCita, type Target } from './change-cita.ts';
import type { CitaDeps } from './cita-deps.ts';
import { TransicionNoPermitidaError } from './cita-error.ts';
import { updateEstado } from './cita-queries.ts';
import { reservarTiempo } from './reservar-tiempo.ts';

export function changeEstado(
  deps: CitaDeps,
  identidad: Identidad,
  target: Target,
  orden: CambiarEstado,
): Promise<Cita> {
  return changeCita(deps, identidad, target, (tx, actual, negocio) => {
    comprobarTransicion(actual, orden, identidad.rol);
    const motivo = orden.motivo ?? null;
    const write = (solapeAutorizado: boolean) =>
      updateEstado(tx, actual, { estado: orden.a, motivo, solapeAutorizado });
    return ocupaTiempo(orden.a) && !ocupaTiempo(actual.estado)
      ? reactivar(tx, actual, negocio, write)
      : write(actual.solape_autorizado);
  });
}

function comprobarTransicion({ estado }: CitaRow, { a }: CambiarEstado, rol: Rol): void {
  const permitidas = accionesDe(estado, rol);
  if (!permitidas.includes(a)) throw new TransicionNoPermitidaError(estado, permitidas);
}

/** Its time may have been given to somebody else since. */
function reactivar(
  tx: Queryable,
  row: CitaRow,
  negocio: Negocio,
  write: (solapa: boolean) => Promise<CitaRow>,
) {
  const { profesionalId, fecha, horaInicio, horaFin } = citaFromRow(row, negocio.zonaHoraria);
  return reservarTiempo(
    tx,
    {
      negocioId: negocio.id,
      profesionalId,
      fecha,
      horaInicio,
      horaFin,
      sinCita: row.id,
      solapeAutorizado: false,
    },
    write,
  );
}
