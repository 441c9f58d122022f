import * as z from 'zod/mini';
import { seriesSchema } from '../estadisticas.ts';
import { mergePatchSchema } from '../merge-patch.ts';

/** What the charts show; sent on subscribing and whenever it changed. */
export const seriesMessageSchema = z.object({
  type: z.literal('series'),
  channel: z.string(),
  data: z.extend(seriesSchema, { timestamp: z.string() }),
});
export type SeriesMessage = z.infer<typeof seriesMessageSchema>;

/** What changed in the series since the message before. */
export const seriesDeltaSchema = z.object({
  type: z.literal('series_delta'),
  channel: z.string(),
  data: z.object({ changed: mergePatchSchema, timestamp: z.string() }),
});
export type SeriesDelta = z.infer<typeof seriesDeltaSchema>;
