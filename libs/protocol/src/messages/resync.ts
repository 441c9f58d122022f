import * as z from 'zod/mini';

const RESYNC_REASONS = ['epoch_changed', 'log_trimmed', 'ahead_of_log', 'slow_reader'] as const;

/** The promise of the channel cannot be kept: take a new snapshot, then subscribe from its position. */
export const resyncSchema = z.object({
  type: z.literal('resync'),
  channel: z.string(),
  data: z.object({ reason: z.enum(RESYNC_REASONS) }),
});
export type Resync = z.infer<typeof resyncSchema>;
