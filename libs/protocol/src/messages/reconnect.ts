import * as z from 'zod/mini';

const RECONNECT_REASONS = ['restart'] as const;

/** This server is going away: after `afterMs` open the new socket first, resume there, then close this one. */
export const reconnectSchema = z.object({
  type: z.literal('reconnect'),
  data: z.object({ afterMs: z.int().check(z.nonnegative()), reason: z.enum(RECONNECT_REASONS) }),
});
export type Reconnect = z.infer<typeof reconnectSchema>;
