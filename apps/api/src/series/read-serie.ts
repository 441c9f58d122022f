import type { Identidad } from '@citas/auth';
import { citaFromRow, type CitaRow, type Queryable } from '@citas/database';
import type { Repeticion } from '@citas/domain';
import type { Negocio, Serie } from '@citas/protocol';
import { conAcciones } from '../citas/acciones.ts';
import { limitadoA } from '../citas/propias.ts';
import { NotFoundError } from '../http/request-error.ts';
import { selectCitasDeSerie, selectSerie, type SerieRow } from './serie-queries.ts';

/** To a profesional, a serie of which no cita is theirs is not there. */
export async function readSerie(
  db: Queryable,
  negocio: Negocio,
  identidad: Identidad,
  id: string,
): Promise<Serie> {
  const row = await selectSerie(db, negocio.id, id);
  if (!row) throw new NotFoundError();
  const deUsuario = limitadoA(identidad);
  const citas = await selectCitasDeSerie(db, negocio.id, id, deUsuario);
  if (deUsuario !== undefined && citas.length === 0) throw new NotFoundError();
  return serieFrom(row, citas, negocio, identidad);
}

function serieFrom(
  row: SerieRow,
  citas: readonly CitaRow[],
  { zonaHoraria }: Negocio,
  { rol }: Identidad,
): Serie {
  const { id, frecuencia, cada, desde } = row;
  return {
    id,
    repeticion: { frecuencia, cada, desde, fin: finDe(row) },
    citas: citas.map((cita) => conAcciones(citaFromRow(cita, zonaHoraria), rol)),
  };
}

function finDe({ veces, hasta, desde }: SerieRow): Repeticion['fin'] {
  return veces === null ? { hasta: hasta ?? desde } : { veces };
}
