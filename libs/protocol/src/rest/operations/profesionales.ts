import { ADMINS, LECTORES, type Operation } from '../operation.ts';
import {
  cambiarProfesionalSchema,
  crearProfesionalSchema,
  listaDeProfesionalesSchema,
  profesionalSchema,
} from '../profesionales.ts';
import { listarConInactivosSchema } from '../servicios.ts';
import { profesional } from './examples.ts';
import { borrado, conVersion, creado } from './respuestas.ts';

const tag = 'Negocio';
const contenido = { description: 'El profesional.', schema: profesionalSchema, example: profesional };

export const profesionalesOperations = {
  listarProfesionales: {
    method: 'get',
    path: '/profesionales',
    tag,
    summary: 'Quiénes atienden',
    description: 'Con `inactivos=true`, también quienes ya no.',
    roles: LECTORES,
    query: listarConInactivosSchema,
    answers: [
      {
        status: 200,
        description: 'Por nombre.',
        schema: listaDeProfesionalesSchema,
        example: { datos: [profesional], siguiente: null },
      },
    ],
  },
  verProfesional: {
    method: 'get',
    path: '/profesionales/{id}',
    tag,
    summary: 'Ver a un profesional',
    roles: LECTORES,
    answers: [conVersion(contenido)],
  },
  crearProfesional: {
    method: 'post',
    path: '/profesionales',
    tag,
    summary: 'Añadir a un profesional',
    description:
      'Su `horario` cuenta solo dentro del horario del negocio; `null` es siempre que esté abierto.',
    roles: ADMINS,
    body: crearProfesionalSchema,
    bodyExample: {
      nombre: 'Luis',
      color: '#0f766e',
      horario: { '1': [{ desde: '09:00', hasta: '15:00' }] },
    },
    idempotencyKey: true,
    answers: [creado(contenido)],
  },
  cambiarProfesional: {
    method: 'patch',
    path: '/profesionales/{id}',
    tag,
    summary: 'Cambiar a un profesional, o dejar de darle citas',
    description:
      'Lo que no se nombra queda como está; `horario` se envía entero. Con `activo: false` no recibe citas nuevas y conserva las que tiene.',
    roles: ADMINS,
    body: cambiarProfesionalSchema,
    bodyExample: { horario: null },
    ifMatch: true,
    answers: [conVersion(contenido)],
  },
  borrarProfesional: {
    method: 'delete',
    path: '/profesionales/{id}',
    tag,
    summary: 'Borrar a un profesional',
    description:
      'Para uno creado por error. Sus citas conservan el nombre, pero dejan de ocupar el tiempo de nadie; sus bloqueos y sus calendarios se borran. Quien se va se apaga con `activo: false`.',
    roles: ADMINS,
    ifMatch: true,
    answers: [borrado],
  },
} as const satisfies Record<string, Operation>;
