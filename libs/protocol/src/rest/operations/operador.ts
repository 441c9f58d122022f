import { filtroDeHubsSchema, listaDeHubsSchema, revocarUsuarioSchema } from '../operador.ts';
import { OPERADORES, type Operation } from '../operation.ts';

const tag = 'Operación';
const hub = {
  id: '019ac000-0000-7000-8000-000000000020',
  url: 'http://hub-1:8080',
  desde: '2026-11-24T06:00:00.000Z',
  vistoEn: '2026-11-24T17:00:00.000Z',
  estado: {
    conexiones: 214,
    maximo: 1000,
    suscripciones: 601,
    retrasoSegundos: 0.4,
    oyeAvisos: true,
    canales: [{ canal: 'citas:negocio_123', suscriptores: 3, posicion: 1042, cabeza: 1042 }],
    abiertas: [
      {
        id: '019ac000-0000-7000-8000-000000000021',
        usuarioId: '019ac000-0000-7000-8000-000000000003',
        nombre: 'Ana',
        rol: 'admin',
        negocioId: 'negocio_123',
        desde: '2026-11-24T16:12:09.000Z',
        canales: 3,
        bytesEnEspera: 0,
      },
    ],
  },
};

export const operadorOperations = {
  verHubs: {
    method: 'get',
    path: '/operador/hubs',
    tag,
    summary: 'Los hubs: conexiones, canales, posiciones y retraso',
    description:
      'Se pregunta a cada hub en el momento. Cada uno cuenta hasta 200 canales y 200 conexiones; `negocio` los limita a uno.',
    roles: OPERADORES,
    query: filtroDeHubsSchema,
    answers: [
      {
        status: 200,
        description: 'Los que dieron señales de vida en el último medio minuto.',
        schema: listaDeHubsSchema,
        example: { datos: [hub], siguiente: null },
      },
    ],
  },
  cerrarConexion: {
    method: 'delete',
    path: '/operador/hubs/{id}/conexiones/{conexionId}',
    tag,
    summary: 'Cerrar una conexión',
    description: 'Quien la tenía vuelve a conectarse y sigue donde estaba.',
    roles: OPERADORES,
    answers: [{ status: 204, description: 'Cerrada.' }],
  },
  revocarUsuario: {
    method: 'post',
    path: '/operador/usuarios/{id}/revocacion',
    tag,
    summary: 'Cerrar todas las sesiones de una persona',
    description:
      'Sus tokens dejan de valer en el acto, en todos los hubs. Con `bloquear` tampoco puede volver a entrar hasta que un admin de su negocio le dé acceso; al último admin no se le puede bloquear, porque nadie se lo daría.',
    roles: OPERADORES,
    body: revocarUsuarioSchema,
    bodyExample: { bloquear: false },
    sinClave: 'cerrar lo cerrado no cambia nada.',
    answers: [{ status: 204, description: 'Revocado.' }],
    problems: ['ultimo-admin'],
  },
} as const satisfies Record<string, Operation>;
