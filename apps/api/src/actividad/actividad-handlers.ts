import type { Database } from '@citas/database';
import { z } from 'zod';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { readActividad } from './actividad.ts';

const actividadQuerySchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) });

export function actividadHandlers(database: Database): { readonly list: IdentifiedHandler } {
  return {
    list: async (req, { negocioId }) => {
      const { limit } = parseQuery(actividadQuerySchema, req);
      return { status: 200, body: await readActividad(database, negocioId, limit) };
    },
  };
}
