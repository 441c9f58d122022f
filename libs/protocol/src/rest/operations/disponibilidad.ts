import { disponibilidadQuerySchema, disponibilidadSchema } from '../negocio.ts';
import { LECTORES, type Operation } from '../operation.ts';
import { PROFESIONAL_ID } from './examples.ts';

export const disponibilidadOperations = {
  verDisponibilidad: {
    method: 'get',
    path: '/disponibilidad',
    tag: 'Agenda',
    summary: 'Los huecos libres de un día',
    description:
      'Dentro del horario del negocio y del profesional, sin citas, sin bloqueos y con el margen que pide cada servicio. Los primeros 200, el más temprano primero.',
    roles: LECTORES,
    query: disponibilidadQuerySchema,
    answers: [
      {
        status: 200,
        description: 'Los huecos.',
        schema: disponibilidadSchema,
        example: {
          datos: [
            {
              fecha: '2026-11-25',
              horaInicio: '10:00',
              horaFin: '10:45',
              profesionalId: PROFESIONAL_ID,
              profesional: 'Luis',
            },
          ],
        },
      },
    ],
  },
} as const satisfies Record<string, Operation>;
