import * as z from 'zod/mini';

export const unsubscribeSchema = z.object({
  type: z.literal('unsubscribe'),
  id: z.optional(z.string().check(z.maxLength(64))),
  data: z.object({ channel: z.string().check(z.minLength(1), z.maxLength(200)) }),
});
export type Unsubscribe = z.infer<typeof unsubscribeSchema>;

export const unsubscribedSchema = z.object({
  type: z.literal('unsubscribed'),
  channel: z.string(),
  id: z.optional(z.string()),
  data: z.object({}),
});
