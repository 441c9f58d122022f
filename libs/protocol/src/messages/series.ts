import { z } from 'zod';
import { seriesSchema } from '../estadisticas.ts';

/** What the charts show; sent on subscribing and whenever it changed. */
export const seriesMessageSchema = z.object({
  type: z.literal('series'),
  channel: z.string(),
  data: seriesSchema.extend({ timestamp: z.string() }),
});
export type SeriesMessage = z.infer<typeof seriesMessageSchema>;
