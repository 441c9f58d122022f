import * as z from 'zod';
import { positionSchema } from '../position.ts';

export const subscribeSchema = z.object({
  type: z.literal('subscribe'),
  id: z.string().max(64).optional(),
  data: z.object({
    channel: z.string().min(1).max(200),
    /** Where the client's copy stands; what came after is replayed before anything live. */
    since: positionSchema.optional(),
    /** Latest-value channels: after the first whole value only what changed. */
    delta: z.boolean().optional(),
  }),
});
export type Subscribe = z.infer<typeof subscribeSchema>;
