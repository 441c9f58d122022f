import * as z from 'zod/mini';
import { positionSchema } from '../position.ts';

export const subscribeSchema = z.object({
  type: z.literal('subscribe'),
  id: z.optional(z.string().check(z.maxLength(64))),
  data: z.object({
    channel: z.string().check(z.minLength(1), z.maxLength(200)),
    /** Where the client's copy stands; what came after is replayed before anything live. */
    since: z.optional(positionSchema),
    /** Latest-value channels: after the first whole value only what changed. */
    delta: z.optional(z.boolean()),
  }),
});
export type Subscribe = z.infer<typeof subscribeSchema>;
