import type { Queryable } from '@citas/database';
import { nombreDeCanal } from '@citas/domain';
import type { ListarNotificaciones, Notificacion } from '@citas/protocol';

/** Who reads: each has a cursor of their own in the log of the negocio. */
export interface Lector {
  readonly negocioId: string;
  readonly usuarioId: string;
  /** The user whose own citas are all that the reader may see; absent for who sees those of everybody. */
  readonly soloDe?: string | undefined;
}

/** Who the limited reader is as a profesional. */
const SUYO = (negocioId: string, usuarioId: string) =>
  `(SELECT profesional_id FROM usuarios WHERE negocio_id = ${negocioId} AND id::text = ${usuarioId})`;
/** The event tells this profesional that a cita was taken from them. */
const SE_LO_QUITAN = (suyo: string) => `e.datos->>'antesDe' = ${suyo}::text`;
/** Of what is told of many at once, the part of this profesional. */
const SU_PARTE = (suyo: string) => `e.datos->'propias'->${suyo}::text`;
/** The event is of this profesional's citas: of one that is theirs now, of one taken from them, of some among many. */
const LES_TOCA = (
  negocioId: string,
  suyo: string,
) => `(${SE_LO_QUITAN(suyo)} OR ${SU_PARTE(suyo)} IS NOT NULL OR EXISTS (
  SELECT FROM citas c WHERE c.negocio_id = ${negocioId} AND c.id = e.cita_id AND c.profesional_id = ${suyo}))`;

/** How many notices of the negocio are looked through for those of one profesional: each costs a look at its cita. */
const MIRADAS = 10_000;
/** An index condition of its own, so that the older ones are not even read. */
const RECIENTE = (canal: string) =>
  `e.seq > (SELECT coalesce(max(seq), 0) - ${MIRADAS} FROM canales WHERE canal = ${canal})`;

export interface NotificacionRow {
  readonly seq: number;
  readonly datos: Pick<Notificacion, 'nivel' | 'titulo' | 'message' | 'citaId'>;
  /** What is told instead to who had the cita; null for everybody else. */
  readonly message_antes: string | null;
  readonly causa: string | null;
  readonly creado_en: Date;
}

export interface LecturaRow {
  readonly epoch: string;
  readonly seq: number;
  readonly leido_hasta: number;
}

/** Newest first; of the citas of one profesional among the latest, where the reader is limited to them. */
export function selectNotificaciones(
  db: Queryable,
  { negocioId, soloDe }: Lector,
  { limit, antesDe }: ListarNotificaciones,
): Promise<NotificacionRow[]> {
  const suyo = SUYO('$5', '$4');
  return db.query(
    `SELECT seq, datos || coalesce(${SU_PARTE(suyo)}, '{}') AS datos, creado_en, causa,
       CASE WHEN ${SE_LO_QUITAN(suyo)} THEN datos->>'messageAntes' END AS message_antes
     FROM eventos e
     WHERE canal = $1 AND ($2::bigint IS NULL OR seq < $2)
       AND ${soloDe === undefined ? 'true' : RECIENTE('$1')} AND ($4::text IS NULL OR ${LES_TOCA('$5', suyo)})
     ORDER BY seq DESC LIMIT $3`,
    [nombreDeCanal('notificaciones', negocioId), antesDe ?? null, limit, soloDe ?? null, negocioId],
  );
}

/** Of the latest after this place, how many are about citas of the profesional. */
export async function countPropias(
  db: Queryable,
  { negocioId, soloDe }: Lector,
  despuesDe: number,
): Promise<number> {
  const [row] = await db.query<{ cuantas: number }>(
    `SELECT count(*)::integer AS cuantas FROM eventos e
     WHERE canal = $1 AND seq > $2 AND ${RECIENTE('$1')} AND ${LES_TOCA('$4', SUYO('$4', '$3'))}`,
    [nombreDeCanal('notificaciones', negocioId), despuesDe, soloDe, negocioId],
  );
  return row?.cuantas ?? 0;
}

/** Where the log stands and how far this user has read; somebody without a cursor has nothing to catch up with. */
export async function selectLectura(
  db: Queryable,
  { negocioId, usuarioId }: Lector,
): Promise<LecturaRow | undefined> {
  const [row] = await db.query<LecturaRow>(
    `SELECT c.epoch, c.seq, coalesce(l.leido_hasta, c.seq) AS leido_hasta FROM canales c
     LEFT JOIN notificaciones_leidas l ON l.negocio_id = $1 AND l.usuario_id::text = $2 WHERE c.canal = $3`,
    [negocioId, usuarioId, nombreDeCanal('notificaciones', negocioId)],
  );
  return row;
}

/** Forward only, whichever device is first, and not beyond what there is: what comes later has not been read. */
export async function advanceLectura(
  db: Queryable,
  { negocioId, usuarioId }: Lector,
  hasta: number,
): Promise<void> {
  await db.query(
    `UPDATE notificaciones_leidas SET leido_hasta = least($3::bigint, c.seq) FROM canales c
     WHERE negocio_id = $1 AND usuario_id::text = $2 AND c.canal = $4 AND leido_hasta < least($3::bigint, c.seq)`,
    [negocioId, usuarioId, hasta, nombreDeCanal('notificaciones', negocioId)],
  );
}
