import type { Identidad } from '@citas/auth';
import type { Cita } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { citaPara, lectorDe } from './acciones.ts';
import type { CitaDeps } from './cita-deps.ts';
import { selectCita } from './cita-queries.ts';
import { comprobarPropia } from './propias.ts';

export async function readCita(
  { database, clock }: Pick<CitaDeps, 'database' | 'clock'>,
  identidad: Identidad,
  id: string,
): Promise<Cita> {
  const { negocioId } = identidad;
  const negocio = await selectNegocio(database, negocioId);
  const row = await selectCita(database, negocioId, id);
  if (!row) throw new NotFoundError();
  await comprobarPropia(database, identidad, row);
  return citaPara(row, lectorDe({ clock }, identidad, negocio));
}
