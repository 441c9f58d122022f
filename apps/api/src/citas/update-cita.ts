import type { Identidad } from '@citas/auth';
import { citaFromRow, type CitaRow, type Queryable } from '@citas/database';
import { estaAbierta, minutosDeHora } from '@citas/domain';
import type { CambiarCita, Cita, Negocio } from '@citas/protocol';
import type { Target } from '../http/target.ts';
import { changeCita } from './change-cita.ts';
import type { CitaDeps } from './cita-deps.ts';
import { CitaCerradaError, esElMismoLugar } from './cita-error.ts';
import { updateCita as writeUpdate } from './cita-queries.ts';
import { margenDe } from '../servicios/servicio-queries.ts';
import { horasDe, type Horas } from './horas.ts';
import { comprobarProfesional, servicioDe } from './nombrados.ts';
import { reservarTiempo } from './reservar-tiempo.ts';
import { autorizarSolape } from './solape-autorizado.ts';

/** Moves a cita, gives it to somebody else, or corrects it: what is not named stays as it is. */
export async function updateCita(
  deps: CitaDeps,
  identidad: Identidad,
  target: Target,
  cambio: CambiarCita,
): Promise<Cita> {
  autorizarSolape(identidad, cambio);
  return changeCita(deps, identidad, target, (tx, row, negocio) => {
    if (!estaAbierta(row.estado)) throw new CitaCerradaError(row.estado);
    return mover(tx, row, citaFromRow(row, negocio.zonaHoraria), negocio, cambio);
  });
}

async function mover(tx: Queryable, row: CitaRow, actual: Cita, negocio: Negocio, cambio: CambiarCita) {
  const { profesionalId = actual.profesionalId, notas = actual.notas } = cambio;
  if (profesionalId !== null && profesionalId !== actual.profesionalId) {
    await comprobarProfesional(tx, negocio.id, profesionalId);
  }
  const { servicioId, duracionMinutos, margenMinutos } = await servicioTras(tx, negocio.id, actual, cambio);
  const horas = horasTras(actual, cambio, duracionMinutos, negocio.zonaHoraria);
  const write = (solapeAutorizado: boolean) =>
    writeUpdate(tx, row, { ...horas, servicioId, profesionalId, notas: notas || null, solapeAutorizado });
  const sameTime = esElMismoLugar(actual, { ...horas, profesionalId });
  if (sameTime && cambio.solapeAutorizado === undefined) return write(actual.solapeAutorizado);
  return reservarTiempo(
    tx,
    {
      negocioId: negocio.id,
      profesionalId,
      ...horas,
      margenMinutos,
      sinCita: actual.id,
      de: actual,
      // An authorisation was given for the old time; another time needs another one.
      solapeAutorizado: cambio.solapeAutorizado ?? false,
    },
    write,
  );
}

/** Another service brings its own duration; otherwise the cita keeps the one it has. */
async function servicioTras(tx: Queryable, negocioId: string, actual: Cita, { servicioId }: CambiarCita) {
  if (servicioId === undefined || servicioId === actual.servicioId) {
    return {
      servicioId: actual.servicioId,
      duracionMinutos: minutosDeHora(actual.horaFin) - minutosDeHora(actual.horaInicio),
      margenMinutos: await margenDe(tx, negocioId, actual.servicioId),
    };
  }
  const { id, ...servicio } = await servicioDe(tx, negocioId, { servicioId });
  return { servicioId: id, ...servicio };
}

function horasTras(actual: Cita, cambio: CambiarCita, duracionMinutos: number, zonaHoraria: string): Horas {
  const { fecha = actual.fecha, horaInicio = actual.horaInicio, horaFin } = cambio;
  const isTouched = [cambio.fecha, cambio.horaInicio, cambio.horaFin, cambio.servicioId].some(
    (v) => v !== undefined,
  );
  if (!isTouched) return { fecha, horaInicio, horaFin: actual.horaFin };
  return horasDe({ fecha, horaInicio, horaFin }, duracionMinutos, zonaHoraria);
}
