import type { CitaRow, Queryable } from '@citas/database';
import { nombreDeCanal } from '@citas/domain';
import type { Actividad, Autor, Cambios } from '@citas/protocol';

/** A line of the log: one cita and what changed in it, or how many citas changed at once. */
export interface EventoRow {
  readonly seq: number;
  readonly tipo: Actividad['tipo'];
  readonly datos: {
    readonly cita?: CitaRow & { readonly zona_horaria: string };
    readonly cambios?: Cambios | null;
    readonly count?: number;
  };
  readonly por: Autor;
  readonly creado_en: Date;
}

/** The latest events of citas, newest first. */
export function selectEventos(db: Queryable, negocioId: string, limit: number): Promise<EventoRow[]> {
  return db.query(
    `SELECT seq, tipo, datos, por, creado_en FROM eventos
     WHERE canal = $1 AND tipo NOT IN ('bloqueos_changed', 'negocio_changed') ORDER BY seq DESC LIMIT $2`,
    [nombreDeCanal('citas', negocioId), limit],
  );
}
