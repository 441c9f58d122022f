import * as z from 'zod/mini';
import { mergePatchSchema } from '../merge-patch.ts';
import { estadisticasSchema } from '../estadisticas.ts';

export const statsSchema = z.object({
  type: z.literal('stats'),
  channel: z.string(),
  data: z.extend(estadisticasSchema, { timestamp: z.string() }),
});
export type Stats = z.infer<typeof statsSchema>;

/** What changed in the figures since the message before; empty as a sign of life. */
export const statsDeltaSchema = z.object({
  type: z.literal('stats_delta'),
  channel: z.string(),
  data: z.object({ changed: mergePatchSchema, timestamp: z.string() }),
});
export type StatsDelta = z.infer<typeof statsDeltaSchema>;
