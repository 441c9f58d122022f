import * as z from 'zod/mini';

/** A place in a channel's log. `seq` has no gaps within one `epoch`; another epoch means another log. */
export const positionSchema = z.object({ epoch: z.string(), seq: z.int().check(z.nonnegative()) });
export type Position = z.infer<typeof positionSchema>;
