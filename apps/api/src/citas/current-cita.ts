import type { Identidad } from '@citas/auth';
import { citaFromRow, type CitaRow, type Queryable } from '@citas/database';
import type { Negocio } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';
import { conAcciones } from './acciones.ts';
import { VersionAntiguaError } from './cita-error.ts';
import { selectCitaForUpdate } from './cita-queries.ts';
import type { IfMatch } from './etag.ts';
import { comprobarPropia } from './propias.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is no UUID names no cita. */
export function citaIdOf(id: unknown): string {
  if (typeof id !== 'string' || !UUID.test(id)) throw new NotFoundError();
  return id;
}

/** The cita as it stands, held until the transaction ends; refused when the sender knew another version of it. */
export async function holdCurrent(
  tx: Queryable,
  negocio: Negocio,
  change: { readonly id: string; readonly ifMatch: IfMatch; readonly identidad: Identidad },
): Promise<CitaRow> {
  const row = await selectCitaForUpdate(tx, negocio.id, change.id);
  if (!row) throw new NotFoundError();
  await comprobarPropia(tx, change.identidad, row);
  if (!change.ifMatch(row.version)) {
    throw new VersionAntiguaError(conAcciones(citaFromRow(row, negocio.zonaHoraria), change.identidad.rol));
  }
  return row;
}
