import * as z from 'zod/mini';

export const pingSchema = z.object({
  type: z.literal('ping'),
  id: z.optional(z.string().check(z.maxLength(64))),
  data: z.optional(z.object({ t: z.optional(z.number()) })),
});
export type Ping = z.infer<typeof pingSchema>;

export const pongSchema = z.object({
  type: z.literal('pong'),
  id: z.optional(z.string()),
  data: z.object({ t: z.optional(z.number()), serverTime: z.string() }),
});
