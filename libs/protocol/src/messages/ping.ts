import * as z from 'zod';

export const pingSchema = z.object({
  type: z.literal('ping'),
  id: z.string().max(64).optional(),
  data: z.object({ t: z.number().optional() }).optional(),
});
export type Ping = z.infer<typeof pingSchema>;

export const pongSchema = z.object({
  type: z.literal('pong'),
  id: z.string().optional(),
  data: z.object({ t: z.number().optional(), serverTime: z.string() }),
});
export type Pong = z.infer<typeof pongSchema>;
