import { listaDeProfesionalesSchema } from '../negocio.ts';
import { LECTORES, type Operation } from '../operation.ts';
import { profesional } from './examples.ts';

export const profesionalesOperations = {
  listarProfesionales: {
    method: 'get',
    path: '/profesionales',
    tag: 'Negocio',
    summary: 'Quiénes atienden',
    roles: LECTORES,
    answers: [
      {
        status: 200,
        description: 'Por nombre.',
        schema: listaDeProfesionalesSchema,
        example: { datos: [profesional], siguiente: null },
      },
    ],
  },
} as const satisfies Record<string, Operation>;
