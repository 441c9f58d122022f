import * as z from 'zod/mini';

/** The position at which this subscription starts, even when the channel has never had an event. */
export const subscribedSchema = z.object({
  type: z.literal('subscribed'),
  channel: z.string(),
  id: z.optional(z.string()),
  data: z.object({
    epoch: z.string(),
    seq: z.int(),
    /** Whether everything after the `since` that was asked for follows. */
    recovered: z.boolean(),
  }),
});
export type Subscribed = z.infer<typeof subscribedSchema>;
