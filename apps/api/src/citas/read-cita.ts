import type { Identidad } from '@citas/auth';
import { citaFromRow, type Queryable } from '@citas/database';
import type { Cita } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { conAcciones } from './acciones.ts';
import { selectCita } from './cita-queries.ts';
import { comprobarPropia } from './propias.ts';

export async function readCita(db: Queryable, identidad: Identidad, id: string): Promise<Cita> {
  const { negocioId, rol } = identidad;
  const { zonaHoraria } = await selectNegocio(db, negocioId);
  const row = await selectCita(db, negocioId, id);
  if (!row) throw new NotFoundError();
  await comprobarPropia(db, identidad, row);
  return conAcciones(citaFromRow(row, zonaHoraria), rol);
}
