import type { Database } from '@citas/database';
import { readEstadisticas } from '@citas/statistics';
import { NEGOCIOS } from './stats-server.ts';

/** Negocios in one statement of the hub's. */
const PART = 25;

const FIGURES = `COUNT(*) as total,
  COUNT(*) FILTER (WHERE DATE(fecha) = CURRENT_DATE) as hoy,
  COUNT(*) FILTER (WHERE estado = 'completada') as completadas,
  COUNT(*) FILTER (WHERE estado = 'cancelada') as canceladas,
  AVG(EXTRACT(EPOCH FROM (hora_fin - hora_inicio))/60)::INT as duracion_promedio,
  MAX(fecha) as ultima_cita`;

export interface Figures {
  readonly total: number;
  readonly hoy: number;
  readonly completadas: number;
  readonly canceladas: number;
}

export interface Reader {
  readonly name: string;
  /** The figures of every negocio. */
  read(database: Database): Promise<readonly Figures[]>;
}

/** The guide's query, for one negocio. */
export function figuresOf(database: Database, negocioId: string): Promise<Figures[]> {
  return database.query<Figures>(`SELECT ${FIGURES} FROM citas WHERE negocio_id = $1`, [negocioId]);
}

const ids = Array.from({ length: NEGOCIOS }, (_, index) => `negocio_${index}`);

export const READERS = {
  guide: {
    name: 'the guide’s query for each negocio',
    async read(database) {
      const all: Figures[] = [];
      for (const id of ids) all.push(...(await figuresOf(database, id)));
      return all;
    },
  },
  batched: {
    name: 'the same, grouped, in one',
    read: (database) =>
      database.query<Figures>(
        `SELECT negocio_id, ${FIGURES} FROM citas WHERE negocio_id = ANY($1) GROUP BY negocio_id`,
        [ids],
      ),
  },
  parts: {
    name: `Citas en vivo, ${PART} negocios at a time as the hub asks`,
    async read(database) {
      const all: Figures[] = [];
      for (let from = 0; from < ids.length; from += PART)
        all.push(...(await ours(database, ids.slice(from, from + PART))));
      return all;
    },
  },
  ours: { name: 'Citas en vivo, one statement', read: (database) => ours(database, ids) },
} as const satisfies Record<string, Reader>;

async function ours(database: Database, negocios: readonly string[]): Promise<Figures[]> {
  const read = await readEstadisticas(database, negocios);
  return read.map(({ estadisticas: e }) => ({
    total: e.totalCitas,
    hoy: e.citasHoy,
    completadas: e.citasCompletadas,
    canceladas: e.citasCanceladas,
  }));
}
