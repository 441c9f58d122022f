import type { Database } from '@citas/database';
import type { Estadisticas, Series } from '@citas/domain';
import type { Position } from '@citas/protocol';
import { readEstadisticas, readSeries } from '@citas/statistics';

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

/** What the charts show. */
export async function readCharts(database: Database, negocio: string): Promise<Series> {
  const series = (await readSeries(database, [negocio])).get(negocio);
  if (!series) throw new Error(`no series of ${negocio}`);
  return series;
}

/** The notifications of a negocio as the tray shows them to somebody who has read none. */
export interface Tray {
  readonly posicion: Position;
  readonly noLeidas: number;
  readonly ultima: { readonly seq: number; readonly titulo: string; readonly message: string } | null;
}

/** From one statement, as `GET /api/v1/notificaciones` reads them. */
export async function readTray(database: Database, negocio: string): Promise<Tray> {
  const [row] = await database.query<Position & Pick<Tray, 'ultima'>>(
    `SELECT epoch, seq, (
       SELECT json_build_object('seq', e.seq, 'titulo', datos->>'titulo', 'message', datos->>'message')
       FROM eventos e WHERE e.canal = c.canal ORDER BY e.seq DESC LIMIT 1) AS ultima
     FROM canales c WHERE canal = 'notificaciones:' || $1`,
    [negocio],
  );
  if (!row) throw new Error(`no notifications of ${negocio}`);
  const { epoch, seq, ultima } = row;
  return { posicion: { epoch, seq }, noLeidas: seq, ultima };
}
