import { ROLES } from '@citas/domain';
import { negocioSchema } from '../negocio.ts';
import type { Operation } from '../operation.ts';
import { negocio } from './examples.ts';

export const negocioOperations = {
  verNegocio: {
    method: 'get',
    path: '/negocio',
    tag: 'Negocio',
    summary: 'El negocio y su horario',
    roles: ROLES,
    answers: [{ status: 200, description: 'El negocio.', schema: negocioSchema, example: negocio }],
  },
} as const satisfies Record<string, Operation>;
