import * as z from 'zod';

export const unsubscribeSchema = z.object({
  type: z.literal('unsubscribe'),
  id: z.string().max(64).optional(),
  data: z.object({ channel: z.string().min(1).max(200) }),
});
export type Unsubscribe = z.infer<typeof unsubscribeSchema>;

export const unsubscribedSchema = z.object({
  type: z.literal('unsubscribed'),
  channel: z.string(),
  id: z.string().optional(),
  data: z.object({}),
});
export type Unsubscribed = z.infer<typeof unsubscribedSchema>;
