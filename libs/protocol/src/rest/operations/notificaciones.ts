import { actividadQuerySchema, listaDeActividadSchema } from '../citas.ts';
import {
  lecturaSchema,
  listaDeNotificacionesSchema,
  listarNotificacionesSchema,
  marcarLeidasSchema,
} from '../notificaciones.ts';
import { ESCRITORES, LECTORES, type Operation } from '../operation.ts';
import { CITA_ID, posicion, sinAcciones, usuario } from './examples.ts';

const tag = 'Novedades';
const lectura = { noLeidas: 1, leidoHasta: 41, posicion };

export const notificacionesOperations = {
  listarActividad: {
    method: 'get',
    path: '/actividad',
    tag,
    summary: 'Los últimos cambios de todas las citas',
    roles: ESCRITORES,
    query: actividadQuerySchema,
    answers: [
      {
        status: 200,
        description: 'Lo más nuevo primero.',
        schema: listaDeActividadSchema,
        example: {
          datos: [
            {
              seq: 42,
              tipo: 'cita_created',
              cita: sinAcciones,
              cambios: null,
              count: null,
              por: { id: usuario.id, nombre: usuario.nombre },
              timestamp: '2026-11-24T17:00:00.000Z',
            },
          ],
          posicion,
        },
      },
    ],
  },
  listarNotificaciones: {
    method: 'get',
    path: '/notificaciones',
    tag,
    summary: 'Las notificaciones y cuántas están sin leer; a un profesional, las de sus citas',
    description:
      'Las de un profesional se buscan entre las últimas 10 000 del negocio: las anteriores ni salen ni cuentan.',
    roles: LECTORES,
    query: listarNotificacionesSchema,
    answers: [
      {
        status: 200,
        description: 'Lo más nuevo primero.',
        schema: listaDeNotificacionesSchema,
        example: {
          ...lectura,
          datos: [
            {
              id: 'notificaciones:negocio_123/42',
              seq: 42,
              nivel: 'info',
              titulo: 'Nueva cita',
              message: 'Ana P. · Corte · 25/11 a las 10:00',
              citaId: CITA_ID,
              causa: '5f0c2f0e-6a0f-4a3c-9a53-3a1f6a4a2f11',
              leida: false,
              timestamp: '2026-11-24T17:00:00.000Z',
            },
          ],
        },
      },
    ],
  },
  marcarLeidas: {
    method: 'post',
    path: '/notificaciones/leidas',
    tag,
    summary: 'Dar por leídas las notificaciones hasta una',
    roles: LECTORES,
    body: marcarLeidasSchema,
    bodyExample: { hasta: 42 },
    sinClave: 'lo leído, leído queda.',
    answers: [
      {
        status: 200,
        description: 'Lo que queda.',
        schema: lecturaSchema,
        example: { ...lectura, noLeidas: 0, leidoHasta: 42 },
      },
    ],
  },
} as const satisfies Record<string, Operation>;
