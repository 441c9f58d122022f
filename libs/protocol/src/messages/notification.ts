import * as z from 'zod/mini';

const NIVELES = ['info', 'exito', 'aviso'] as const;

export const notificationSchema = z.object({
  type: z.literal('notification'),
  channel: z.string(),
  seq: z.int(),
  data: z.object({
    id: z.string(),
    nivel: z.enum(NIVELES),
    titulo: z.string(),
    message: z.string(),
    citaId: z.nullable(z.guid()),
    /** The `X-Request-Id` of the answer to who did it; null for what no request of the API did, or an older hub told. */
    causa: z._default(z.nullable(z.string()), null),
    timestamp: z.string(),
  }),
});
export type Notification = z.infer<typeof notificationSchema>;
