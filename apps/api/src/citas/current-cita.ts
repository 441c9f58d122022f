import type { Identidad } from '@citas/auth';
import type { CitaRow, Queryable } from '@citas/database';
import type { IfMatch } from '../http/etag.ts';
import { NotFoundError, VersionAntiguaError } from '../http/request-error.ts';
import { citaPara, type Lector } from './acciones.ts';
import { selectCitaForUpdate } from './cita-queries.ts';
import { comprobarPropia } from './propias.ts';

/** The cita as it stands, held until the transaction ends; refused when the sender knew another version of it. */
export async function holdCurrent(
  tx: Queryable,
  change: {
    readonly id: string;
    readonly ifMatch: IfMatch;
    readonly identidad: Identidad;
    readonly lector: Lector;
  },
): Promise<CitaRow> {
  const row = await selectCitaForUpdate(tx, change.identidad.negocioId, change.id);
  if (!row) throw new NotFoundError();
  await comprobarPropia(tx, change.identidad, row);
  if (!change.ifMatch(row.version)) {
    throw new VersionAntiguaError(citaPara(row, change.lector));
  }
  return row;
}
