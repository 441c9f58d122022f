import type { Identidad } from '@citas/auth';
import { citaFromRow, type Queryable } from '@citas/database';
import { estaSinEmpezar, fechaLocal } from '@citas/domain';
import type { CancelarSerie, Cita, MoverSerie, Negocio, Serie } from '@citas/protocol';
import { lectorDe } from '../citas/acciones.ts';
import type { CitaDeps } from '../citas/cita-deps.ts';
import { comprobarProfesional } from '../citas/nombrados.ts';
import { NotFoundError } from '../http/request-error.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { margenDe } from '../servicios/servicio-queries.ts';
import { conInicio } from './pedidas.ts';
import { readSerie } from './read-serie.ts';
import type { Pedida } from './serie-error.ts';
import { cancelCitas, moveCitas, selectAbiertasForUpdate, selectSerie } from './serie-queries.ts';
import { reservarTodas, writeSerie } from './write-serie.ts';

export function cancelarSerie(
  deps: CitaDeps,
  identidad: Identidad,
  id: string,
  { desde, motivo }: CancelarSerie,
): Promise<Serie> {
  return cambiar(deps, identidad, id, async (tx, negocio) => {
    const suyas = await sinEmpezar(tx, deps, negocio, id, desde);
    const ids = suyas.map((cita) => cita.id);
    await cancelCitas(tx, negocio.id, ids, motivo);
  });
}

export function moverSerie(
  deps: CitaDeps,
  identidad: Identidad,
  id: string,
  { desde, ...cambio }: MoverSerie,
): Promise<Serie> {
  return cambiar(deps, identidad, id, async (tx, negocio) => {
    if (cambio.profesionalId) await comprobarProfesional(tx, negocio.id, cambio.profesionalId);
    const suyas = await sinEmpezar(tx, deps, negocio, id, desde);
    const pedidas = await movidas(tx, negocio, suyas, cambio);
    await reservarTodas(tx, negocio, pedidas, () => moveCitas(tx, negocio.id, pedidas));
  });
}

/** Those still to come, from a day on if one is named: what has begun and is not closed yet is somebody's to close. */
async function sinEmpezar(
  tx: Queryable,
  { clock }: CitaDeps,
  negocio: Negocio,
  id: string,
  desde?: string,
): Promise<Cita[]> {
  const ahora = clock.now();
  const hoy = fechaLocal(ahora, negocio.zonaHoraria);
  const abiertas = await selectAbiertasForUpdate(tx, negocio.id, id, desde ?? hoy);
  return abiertas
    .map((row) => citaFromRow(row, negocio.zonaHoraria))
    .filter((cita) => estaSinEmpezar(cita, ahora));
}

async function cambiar(
  deps: CitaDeps,
  identidad: Identidad,
  id: string,
  write: (tx: Queryable, negocio: Negocio) => Promise<void>,
): Promise<Serie> {
  const negocio = await selectNegocio(deps.database, identidad.negocioId);
  const serie = await writeSerie(deps, identidad, negocio, async (tx) => {
    if (!(await selectSerie(tx, negocio.id, id))) throw new NotFoundError();
    await write(tx, negocio);
    return readSerie(tx, identidad, lectorDe(deps, identidad, negocio), id);
  });
  deps.websocketNotification.notifyCitaChange(identidad.negocioId, 'updated');
  return serie;
}

async function movidas(
  tx: Queryable,
  negocio: Negocio,
  suyas: readonly Cita[],
  { horaInicio, profesionalId }: Omit<MoverSerie, 'desde'>,
): Promise<Pedida[]> {
  const pedidas: Pedida[] = [];
  for (const cita of suyas) {
    const actual: Pedida = {
      negocioId: negocio.id,
      fechaDeLaRegla: cita.fecha,
      fecha: cita.fecha,
      horaInicio: cita.horaInicio,
      horaFin: cita.horaFin,
      profesionalId: profesionalId === undefined ? cita.profesionalId : profesionalId,
      margenMinutos: await margenDe(tx, negocio.id, cita.servicioId),
      sinCita: cita.id,
      de: cita,
    };
    pedidas.push(horaInicio === undefined ? actual : conInicio(actual, horaInicio));
  }
  return pedidas;
}
