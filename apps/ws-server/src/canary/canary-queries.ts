import { NEGOCIO_DEL_CANARIO, nombreDeCanal } from '@citas/domain';
import type { Queryable } from '@citas/database';
import { HINT_CHANNEL } from '@citas/event-log';

/** No user, no token of a user and no row names its negocio. */
export const CANARY_CHANNEL = nombreDeCanal('notificaciones', NEGOCIO_DEL_CANARIO);

// As a trigger does: the event and its hint in one transaction. What it wrote before is nobody's history.
const SING = `
  WITH viejos AS (DELETE FROM eventos WHERE canal = $1 AND creado_en < now() - interval '1 hour')
  SELECT eventos_agregar(ARRAY[($1, 'notification', NULL, dato_de_notificacion('info', 'canario', $2, NULL))::evento_pendiente]),
    pg_notify($3, $4)`;

/** Writes an event with this text into the log, in a channel that nobody else can follow. */
export async function sing(database: Queryable, text: string): Promise<void> {
  await database.query(SING, [CANARY_CHANNEL, text, HINT_CHANNEL, NEGOCIO_DEL_CANARIO]);
}
