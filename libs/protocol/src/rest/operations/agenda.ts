import { agendaNuevaSchema, listaDeAgendasSchema } from '../agenda.ts';
import { LECTORES, type Operation } from '../operation.ts';
import { PROFESIONAL_ID } from './examples.ts';

const tag = 'Calendarios';
const agenda = {
  id: '019ac000-0000-7000-8000-000000000006',
  profesionalId: PROFESIONAL_ID,
  creadaEn: '2026-11-24T17:00:00.000Z',
};
const DEL_PROFESIONAL = 'Un profesional, solo las suyas.';

export const agendaOperations = {
  crearAgenda: {
    method: 'post',
    path: '/profesionales/{id}/agendas',
    tag,
    summary: 'Dar una dirección para seguir su agenda desde un calendario',
    description: `Quien tenga la \`url\` ve la agenda: solo se enseña esta vez, y se puede anular. A quien ya no atiende no se le da. ${DEL_PROFESIONAL}`,
    roles: LECTORES,
    idempotencyKey: true,
    problems: ['profesional-inactivo'],
    answers: [
      {
        status: 201,
        description: 'La dirección a la que se suscribe el calendario.',
        schema: agendaNuevaSchema,
        example: {
          ...agenda,
          url: 'https://citas.example/api/v1/agenda/3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics',
        },
      },
    ],
  },
  listarAgendas: {
    method: 'get',
    path: '/profesionales/{id}/agendas',
    tag,
    summary: 'Direcciones de calendario de un profesional',
    description: `Sin su secreto. ${DEL_PROFESIONAL}`,
    roles: LECTORES,
    answers: [
      {
        status: 200,
        description: 'Las que valen.',
        schema: listaDeAgendasSchema,
        example: { datos: [{ ...agenda, usadaEn: null }], siguiente: null },
      },
    ],
  },
  borrarAgenda: {
    method: 'delete',
    path: '/profesionales/{id}/agendas/{agendaId}',
    tag,
    summary: 'Anular una dirección de calendario',
    description: DEL_PROFESIONAL,
    roles: LECTORES,
    answers: [{ status: 204, description: 'Anulada: desde ahora no se encuentra.' }],
  },
  verAgenda: {
    method: 'get',
    path: '/agenda/{token}.ics',
    tag,
    summary: 'La agenda en formato iCalendar',
    description:
      'Desde hace 30 días hasta dentro de un año, con las horas en UTC. Las canceladas siguen ahí, como canceladas. Quien ya no atiende no tiene.',
    roles: 'publica',
    limit: 'anonima',
    answers: [
      {
        status: 200,
        description: 'El calendario (RFC 5545).',
        mediaType: 'text/calendar',
        headers: { ETag: 'Para preguntar con `If-None-Match` si hay algo nuevo.' },
      },
      { status: 304, description: 'No ha cambiado nada.' },
    ],
  },
} as const satisfies Record<string, Operation>;
