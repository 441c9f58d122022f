import type { Identidad } from '@citas/auth';
import { citaFromRow, type CitaRow, type Queryable } from '@citas/database';
import type { Negocio } from '@citas/protocol';
import type { IfMatch } from '../http/etag.ts';
import { NotFoundError, VersionAntiguaError } from '../http/request-error.ts';
import { conAcciones } from './acciones.ts';
import { selectCitaForUpdate } from './cita-queries.ts';
import { comprobarPropia } from './propias.ts';

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
