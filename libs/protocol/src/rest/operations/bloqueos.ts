import {
  bloqueoEscritoSchema,
  bloqueoSchema,
  cambiarBloqueoSchema,
  crearBloqueoSchema,
  listaDeBloqueosSchema,
  listarBloqueosSchema,
} from '../bloqueos.ts';
import { ESCRITORES, LECTORES, type Operation } from '../operation.ts';
import { bloqueo, PROFESIONAL_ID } from './examples.ts';
import { borrado, conVersion, creado } from './respuestas.ts';

const tag = 'Agenda';
const escrito = {
  description: 'El bloqueo, y cuántas citas abiertas caen en él.',
  schema: bloqueoEscritoSchema,
  example: { ...bloqueo, citasAfectadas: 2 },
};

export const bloqueosOperations = {
  listarBloqueos: {
    method: 'get',
    path: '/bloqueos',
    tag,
    summary: 'El tiempo en que no se dan citas',
    description:
      'Los que tocan algún día entre `desde` y `hasta`. De un `profesionalId`, los suyos y los de todos.',
    roles: LECTORES,
    query: listarBloqueosSchema,
    answers: [
      {
        status: 200,
        description: 'Por día.',
        schema: listaDeBloqueosSchema,
        example: { datos: [bloqueo], siguiente: null },
      },
    ],
  },
  verBloqueo: {
    method: 'get',
    path: '/bloqueos/{id}',
    tag,
    summary: 'Ver un bloqueo',
    roles: LECTORES,
    answers: [conVersion({ description: 'El bloqueo.', schema: bloqueoSchema, example: bloqueo })],
  },
  crearBloqueo: {
    method: 'post',
    path: '/bloqueos',
    tag,
    summary: 'Bloquear tiempo: un festivo, una comida, unas vacaciones',
    description:
      'Cada día de `desde` a `hasta`, ambos incluidos, entre las dos horas; sin horas, días enteros; sin `hasta`, un día. Sin `profesionalId` bloquea a todos. Las citas que ya hay no se tocan: `citasAfectadas` dice cuántas son.',
    roles: ESCRITORES,
    body: crearBloqueoSchema,
    bodyExample: {
      profesionalId: PROFESIONAL_ID,
      desde: '2026-12-21',
      hasta: '2027-01-04',
      motivo: 'Vacaciones',
    },
    idempotencyKey: true,
    answers: [creado(escrito)],
  },
  cambiarBloqueo: {
    method: 'patch',
    path: '/bloqueos/{id}',
    tag,
    summary: 'Cambiar un bloqueo',
    description: 'Lo que no se nombra queda como está.',
    roles: ESCRITORES,
    body: cambiarBloqueoSchema,
    bodyExample: { hasta: '2027-01-07' },
    ifMatch: true,
    answers: [conVersion(escrito)],
  },
  borrarBloqueo: {
    method: 'delete',
    path: '/bloqueos/{id}',
    tag,
    summary: 'Quitar un bloqueo',
    roles: ESCRITORES,
    ifMatch: true,
    answers: [borrado],
  },
} as const satisfies Record<string, Operation>;
