import type { Database } from '@citas/database';
import type { Estadisticas } from '@citas/domain';
import type { Position } from '@citas/protocol';
import { readEstadisticas } from '@citas/statistics';

/** What the database holds of a negocio at one moment: what every screen must come to show. */
export interface Truth {
  /** Version by id of the cita. */
  readonly citas: ReadonlyMap<string, number>;
  readonly posicion: Position;
}

/** Rows and position from one statement, as `GET /api/v1/citas` reads them. */
export async function readTruth(database: Database, negocio: string): Promise<Truth> {
  const [row] = await database.query<{ epoch: string; seq: number; citas: Record<string, number> | null }>(
    `SELECT epoch, seq, (SELECT json_object_agg(id, version) FROM citas WHERE negocio_id = $1) AS citas
     FROM canales WHERE canal = 'citas:' || $1`,
    [negocio],
  );
  if (!row) throw new Error(`no channel of ${negocio}`);
  const { epoch, seq } = row;
  return { citas: new Map(Object.entries(row.citas ?? {})), posicion: { epoch, seq } };
}

export async function readFigures(database: Database, negocio: string): Promise<Estadisticas> {
  const [read] = await readEstadisticas(database, [negocio]);
  if (!read) throw new Error(`no negocio ${negocio}`);
  return read.estadisticas;
}
