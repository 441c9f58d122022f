import { ROLES_DE_NEGOCIO } from '@citas/domain';
import { cambiarNegocioSchema, negocioSchema } from '../negocio.ts';
import { ADMINS, type Operation } from '../operation.ts';
import { negocio } from './examples.ts';
import { conVersion } from './respuestas.ts';

const unNegocio = conVersion({ description: 'El negocio.', schema: negocioSchema, example: negocio });

export const negocioOperations = {
  verNegocio: {
    method: 'get',
    path: '/negocio',
    tag: 'Negocio',
    summary: 'El negocio y su horario',
    roles: ROLES_DE_NEGOCIO,
    answers: [unNegocio],
  },
  cambiarNegocio: {
    method: 'patch',
    path: '/negocio',
    tag: 'Negocio',
    summary: 'Cambiar el nombre, la zona, el idioma, el horario o el mensaje',
    description:
      'Lo que no se nombra queda como está; `horario` se envía entero, y un día que falta está cerrado. En `mensaje`, lo que se escribe a un cliente sobre su cita, pueden estar {cliente}, {fecha}, {hora}, {servicio}, {profesional} y {negocio}; null es el mensaje habitual. Las citas conservan su hora de reloj aunque cambie la zona, y las que quedan fuera del nuevo horario no se tocan.',
    roles: ADMINS,
    body: cambiarNegocioSchema,
    bodyExample: {
      zonaHoraria: 'America/Mexico_City',
      horario: {
        '1': [
          { desde: '09:00', hasta: '14:00' },
          { desde: '15:00', hasta: '19:00' },
        ],
        '6': [{ desde: '09:00', hasta: '14:00' }],
      },
      palabra: 'cita',
    },
    ifMatch: true,
    answers: [unNegocio],
  },
} as const satisfies Record<string, Operation>;
