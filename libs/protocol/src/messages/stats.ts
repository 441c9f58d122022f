import { z } from 'zod';
import { estadisticasSchema } from '../estadisticas.ts';

export const statsSchema = z.object({
  type: z.literal('stats'),
  channel: z.string(),
  data: estadisticasSchema.extend({ timestamp: z.string() }),
});
export type Stats = z.infer<typeof statsSchema>;
