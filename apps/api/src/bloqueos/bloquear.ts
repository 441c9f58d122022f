import type { Identidad } from '@citas/auth';
import type { Database, Queryable } from '@citas/database';
import type { BloqueoEscrito, CrearBloqueo } from '@citas/protocol';
import { NO_EXISTE } from '../citas/nombrados.ts';
import { lockNegocio, lockProfesionales } from '../citas/solape-queries.ts';
import { writeSigned } from '../citas/write-citas.ts';
import { conCambios } from '../http/con-cambios.ts';
import { comprobarVersion } from '../http/etag.ts';
import { faultyField } from '../http/request-error.ts';
import type { Target } from '../http/target.ts';
import { selectProfesional } from '../profesionales/profesional-queries.ts';
import {
  countAfectadas,
  deleteBloqueo,
  insertBloqueo,
  selectBloqueoForUpdate,
  updateBloqueo,
  type BloqueoNuevo,
} from './bloqueo-queries.ts';
import { comprobarBloqueo } from './bloqueo-rules.ts';

/**
 * Whoever books takes the same locks: a cita is either there to be counted when the block is made, or comes later and
 * finds the block.
 */
export function crearBloqueo(
  db: Database,
  identidad: Identidad,
  { hasta, ...orden }: CrearBloqueo,
): Promise<BloqueoEscrito> {
  const bloqueo: BloqueoNuevo = { ...orden, hasta: hasta ?? orden.desde };
  const { negocioId } = identidad;
  comprobarBloqueo(bloqueo);
  return writeSigned(db, identidad, async (tx) => {
    await comprobarDeQuien(tx, negocioId, bloqueo);
    await esperarReservas(tx, negocioId, bloqueo);
    const made = await insertBloqueo(tx, negocioId, bloqueo);
    return { ...made, citasAfectadas: await countAfectadas(tx, negocioId, made) };
  });
}

export function cambiarBloqueo(
  db: Database,
  identidad: Identidad,
  { id, ifMatch }: Target,
  cambio: Parameters<typeof conCambios<BloqueoNuevo>>[1],
): Promise<BloqueoEscrito> {
  const { negocioId } = identidad;
  return writeSigned(db, identidad, async (tx) => {
    const actual = comprobarVersion(await selectBloqueoForUpdate(tx, negocioId, id), ifMatch);
    const bloqueo = conCambios(actual, cambio);
    comprobarBloqueo(bloqueo);
    await comprobarDeQuien(tx, negocioId, bloqueo);
    await esperarReservas(tx, negocioId, bloqueo);
    const changed = await updateBloqueo(tx, negocioId, bloqueo);
    return { ...changed, citasAfectadas: await countAfectadas(tx, negocioId, changed) };
  });
}

export function borrarBloqueo(db: Database, identidad: Identidad, { id, ifMatch }: Target): Promise<void> {
  const { negocioId } = identidad;
  return writeSigned(db, identidad, async (tx) => {
    comprobarVersion(await selectBloqueoForUpdate(tx, negocioId, id), ifMatch);
    await deleteBloqueo(tx, negocioId, id);
  });
}

async function comprobarDeQuien(
  tx: Queryable,
  negocioId: string,
  { profesionalId }: BloqueoNuevo,
): Promise<void> {
  if (profesionalId !== null && !(await selectProfesional(tx, negocioId, profesionalId))) {
    throw faultyField('#/profesionalId', 'no_existe', NO_EXISTE);
  }
}

async function esperarReservas(
  tx: Queryable,
  negocioId: string,
  { profesionalId }: BloqueoNuevo,
): Promise<void> {
  if (profesionalId === null) await lockNegocio(tx, negocioId);
  else await lockProfesionales(tx, negocioId, [profesionalId]);
}
