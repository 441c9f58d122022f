import type { Identidad } from '@citas/auth';
import type { CitaRow, Queryable } from '@citas/database';
import type { Repeticion } from '@citas/domain';
import type { Serie } from '@citas/protocol';
import { citaPara, type Lector } from '../citas/acciones.ts';
import { limitadoA } from '../citas/propias.ts';
import { NotFoundError } from '../http/request-error.ts';
import { selectCitasDeSerie, selectSerie, type SerieRow } from './serie-queries.ts';

/** To a profesional, a serie of which no cita is theirs is not there. */
export async function readSerie(
  db: Queryable,
  identidad: Identidad,
  lector: Lector,
  id: string,
): Promise<Serie> {
  const row = await selectSerie(db, identidad.negocioId, id);
  if (!row) throw new NotFoundError();
  const deUsuario = limitadoA(identidad);
  const citas = await selectCitasDeSerie(db, identidad.negocioId, id, deUsuario);
  if (deUsuario !== undefined && citas.length === 0) throw new NotFoundError();
  return serieFrom(row, citas, lector);
}

function serieFrom(row: SerieRow, citas: readonly CitaRow[], lector: Lector): Serie {
  const { id, frecuencia, cada, desde } = row;
  return {
    id,
    repeticion: { frecuencia, cada, desde, fin: finDe(row) },
    citas: citas.map((cita) => citaPara(cita, lector)),
  };
}

function finDe({ veces, hasta, desde }: SerieRow): Repeticion['fin'] {
  return veces === null ? { hasta: hasta ?? desde } : { veces };
}
