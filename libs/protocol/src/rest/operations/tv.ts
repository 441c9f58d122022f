import { ADMINS, type Operation } from '../operation.ts';
import { sesionSchema } from '../sesion.ts';
import {
  codigoDePantallaSchema,
  emparejarPantallaSchema,
  listaDePantallasSchema,
  pantallaEnEsperaSchema,
  pantallaSchema,
  sesionDePantallaSchema,
} from '../tv.ts';
import { sesion } from './examples.ts';

const tag = 'Pantallas';
const pantalla = {
  id: '019ac000-0000-7000-8000-000000000007',
  nombre: 'Entrada',
  emparejadaEn: '2026-11-24T17:00:00.000Z',
  usadaEn: null,
};
const secreto = '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export const tvOperations = {
  pedirCodigo: {
    method: 'post',
    path: '/tv/codigos',
    tag,
    summary: 'Pedir un código para emparejar una pantalla',
    description:
      'Lo pide la pantalla: enseña `codigo`, guarda `secreto` y pregunta con él en `POST /tv/sesion`. Vale diez minutos.',
    roles: 'publica',
    limit: 'anonima',
    sinClave: 'otro código es tan bueno, y el que nadie recibió caduca a los diez minutos.',
    answers: [
      {
        status: 201,
        description: 'El código.',
        schema: codigoDePantallaSchema,
        example: { codigo: '048213', secreto, expiraEn: '2026-11-24T17:10:00.000Z' },
      },
    ],
  },
  emparejarPantalla: {
    method: 'post',
    path: '/tv',
    tag,
    summary: 'Emparejar la pantalla que enseña un código',
    description: 'Quien se equivoca diez veces espera un cuarto de hora.',
    roles: ADMINS,
    limit: 'codigo',
    body: emparejarPantallaSchema,
    bodyExample: { codigo: '048213', nombre: 'Entrada' },
    idempotencyKey: true,
    answers: [
      {
        status: 201,
        description: 'La pantalla, ya de este negocio.',
        schema: pantallaSchema,
        example: pantalla,
      },
    ],
    problems: ['codigo-no-valido'],
  },
  abrirSesionDePantalla: {
    method: 'post',
    path: '/tv/sesion',
    tag,
    summary: 'Abrir la sesión de una pantalla con su secreto',
    description:
      'La pantalla vuelve a preguntar antes de `expiraEn`, mientras esté emparejada. Solo puede leer cifras, nunca nombres.',
    roles: 'publica',
    limit: 'anonima',
    body: sesionDePantallaSchema,
    bodyExample: { secreto },
    sinClave: 'preguntar otra vez es lo que hace la pantalla; cada respuesta trae un token nuevo.',
    answers: [
      {
        status: 200,
        description: 'La sesión.',
        schema: sesionSchema,
        example: {
          ...sesion,
          usuario: { id: pantalla.id, nombre: pantalla.nombre, rol: 'pantalla', negocio_id: 'negocio_123' },
        },
      },
      {
        status: 202,
        description: 'Nadie la ha emparejado todavía: pregunta otra vez.',
        schema: pantallaEnEsperaSchema,
        example: { expiraEn: '2026-11-24T17:10:00.000Z' },
      },
    ],
    problems: ['sesion-revocada'],
  },
  listarPantallas: {
    method: 'get',
    path: '/tv',
    tag,
    summary: 'Pantallas del negocio',
    roles: ADMINS,
    answers: [
      {
        status: 200,
        description: 'Todas.',
        schema: listaDePantallasSchema,
        example: { datos: [pantalla], siguiente: null },
      },
    ],
  },
  borrarPantalla: {
    method: 'delete',
    path: '/tv/{id}',
    tag,
    summary: 'Quitar una pantalla',
    description: 'Su sesión se cierra en el acto.',
    roles: ADMINS,
    answers: [{ status: 204, description: 'Quitada.' }],
  },
} as const satisfies Record<string, Operation>;
