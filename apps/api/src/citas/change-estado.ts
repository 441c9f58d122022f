import type { Identidad } from '@citas/auth';
import { citaFromRow, type CitaRow, type Queryable } from '@citas/database';
import { estaAbierta, minutosDeHora, ocupaTiempo, type Rol } from '@citas/domain';
import type { CambiarEstado, Cita, Negocio } from '@citas/protocol';
import { accionesDe } from './acciones.ts';
import type { Target } from '../http/target.ts';
import { changeCita } from './change-cita.ts';
import type { CitaDeps } from './cita-deps.ts';
import { TransicionNoPermitidaError, type Lugar } from './cita-error.ts';
import { reopenCita, updateEstado } from './cita-queries.ts';
import { faultyField } from '../http/request-error.ts';
import { margenDe } from '../servicios/servicio-queries.ts';
import { horasDe } from './horas.ts';
import { comprobarProfesional } from './nombrados.ts';
import { reservarTiempo } from './reservar-tiempo.ts';
import { autorizarSolape } from './solape-autorizado.ts';

/** What says where a cita is put that takes its time again. */
const LUGAR = ['fecha', 'horaInicio', 'horaFin', 'profesionalId'] as const;
const NO_SE_REABRE = {
  es: 'Solo para una cita que se reabre: cualquier otra se mueve aparte',
  en: 'Only for a cita that is reopened: any other is moved apart',
};

export function changeEstado(
  deps: CitaDeps,
  identidad: Identidad,
  target: Target,
  orden: CambiarEstado,
): Promise<Cita> {
  autorizarSolape(identidad, orden);
  return changeCita(deps, identidad, target, (tx, actual, negocio) => {
    comprobarTransicion(actual, orden, identidad.rol);
    const { a: estado, motivo = null } = orden;
    const vuelve = ocupaTiempo(estado) && !ocupaTiempo(actual.estado);
    const [campo] = nombrados(orden);
    // Elsewhere it can only be to be held.
    if (campo && !(vuelve && estaAbierta(estado)))
      throw faultyField(`#/${campo}`, 'no_se_reabre', NO_SE_REABRE);
    if (vuelve) return reabrir(tx, actual, negocio, orden);
    return updateEstado(tx, actual, { estado, motivo, solapeAutorizado: actual.solape_autorizado });
  });
}

function comprobarTransicion({ estado }: CitaRow, { a }: CambiarEstado, rol: Rol): void {
  const permitidas = accionesDe(estado, rol);
  if (!permitidas.includes(a)) throw new TransicionNoPermitidaError(estado, permitidas);
}

function nombrados(orden: CambiarEstado) {
  return LUGAR.filter((campo) => orden[campo] !== undefined);
}

/** Its time may have been given to somebody else since: then it may take another. */
async function reabrir(tx: Queryable, row: CitaRow, negocio: Negocio, orden: CambiarEstado) {
  const { a: estado, motivo = null, solapeAutorizado = false } = orden;
  const cita = citaFromRow(row, negocio.zonaHoraria);
  const lugar = await lugarDe(tx, negocio, cita, orden);
  const margenMinutos = await margenDe(tx, negocio.id, cita.servicioId);
  return reservarTiempo(
    tx,
    { negocioId: negocio.id, ...lugar, margenMinutos, sinCita: cita.id, solapeAutorizado },
    (solapa) => reopenCita(tx, row, { ...lugar, estado, motivo, solapeAutorizado: solapa }),
  );
}

/** What is not named stays as it was; it lasts as long as before, unless its end is named. */
async function lugarDe(tx: Queryable, negocio: Negocio, cita: Cita, orden: CambiarEstado): Promise<Lugar> {
  const { fecha = cita.fecha, horaInicio = cita.horaInicio, profesionalId = cita.profesionalId } = orden;
  if (nombrados(orden).length === 0) return { fecha, horaInicio, horaFin: cita.horaFin, profesionalId };
  if (profesionalId !== null && profesionalId !== cita.profesionalId) {
    await comprobarProfesional(tx, negocio.id, profesionalId);
  }
  const duracionMinutos = minutosDeHora(cita.horaFin) - minutosDeHora(cita.horaInicio);
  return {
    ...horasDe({ fecha, horaInicio, horaFin: orden.horaFin }, duracionMinutos, negocio.zonaHoraria),
    profesionalId,
  };
}
