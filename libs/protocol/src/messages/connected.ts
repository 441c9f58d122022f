import { ROLES_DE_NEGOCIO } from '@citas/domain';
import * as z from 'zod/mini';

/** The first message of every accepted connection. Times are RFC 3339, sizes bytes. */
export const connectedSchema = z.object({
  type: z.literal('connected'),
  data: z.object({
    clientId: z.string(),
    negocioId: z.string(),
    rol: z.enum(ROLES_DE_NEGOCIO),
    expiresAt: z.string(),
    serverTime: z.string(),
    limits: z.object({ maxPayload: z.int(), maxChannels: z.int(), messagesPerSecond: z.int() }),
  }),
});
export type Connected = z.infer<typeof connectedSchema>;
