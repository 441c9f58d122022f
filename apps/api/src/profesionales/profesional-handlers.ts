import type { IdentifiedHandler } from '../http/gate.ts';
import { selectProfesionales } from './profesional-queries.ts';

export const profesionalHandlers = {
  async listarProfesionales(_req, { negocioId }, db) {
    return { status: 200, body: { datos: await selectProfesionales(db, negocioId), siguiente: null } };
  },
} satisfies Record<string, IdentifiedHandler>;
