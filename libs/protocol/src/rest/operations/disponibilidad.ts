import { disponibilidadQuerySchema, disponibilidadSchema } from '../disponibilidad.ts';
import { LECTORES, type Operation } from '../operation.ts';
import { PROFESIONAL_ID } from './examples.ts';

export const disponibilidadOperations = {
  verDisponibilidad: {
    method: 'get',
    path: '/disponibilidad',
    tag: 'Agenda',
    summary: 'Los huecos libres de un día',
    description:
      'Cada 15 minutos dentro del horario del negocio y del profesional, sin citas, sin bloqueos y con el margen que pide cada servicio. Dura lo que el servicio, o `duracionMinutos`. Con `sinCita` cuenta como libre lo que ocupa esa cita, y su margen como el que hace falta. Todos los del día, el más temprano primero.',
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
          siguiente: null,
        },
      },
    ],
  },
} as const satisfies Record<string, Operation>;
