import * as z from 'zod/mini';

/** Something was told that the reader may or may not see: read the notificaciones again. */
export const notificacionesChangedSchema = z.object({
  type: z.literal('notificaciones_changed'),
  channel: z.string(),
  seq: z.int(),
  data: z.object({ timestamp: z.string() }),
});
