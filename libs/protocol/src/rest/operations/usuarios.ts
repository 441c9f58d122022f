import { ADMINS, type Operation } from '../operation.ts';
import {
  cambiarUsuarioSchema,
  crearUsuarioSchema,
  listaDeUsuariosSchema,
  usuarioGestionadoSchema,
} from '../usuarios.ts';
import { PROFESIONAL_ID, usuarioGestionado } from './examples.ts';
import { borrado, conVersion, creado } from './respuestas.ts';

const tag = 'Usuarios';
const contenido = {
  description: 'El usuario.',
  schema: usuarioGestionadoSchema,
  example: usuarioGestionado,
};

export const usuariosOperations = {
  listarUsuarios: {
    method: 'get',
    path: '/usuarios',
    tag,
    summary: 'Quiénes pueden entrar, y con qué rol',
    roles: ADMINS,
    answers: [
      {
        status: 200,
        description: 'Por nombre.',
        schema: listaDeUsuariosSchema,
        example: { datos: [usuarioGestionado], siguiente: null },
      },
    ],
  },
  verUsuario: {
    method: 'get',
    path: '/usuarios/{id}',
    tag,
    summary: 'Ver a un usuario',
    roles: ADMINS,
    answers: [conVersion(contenido)],
  },
  crearUsuario: {
    method: 'post',
    path: '/usuarios',
    tag,
    summary: 'Dar acceso a una persona',
    description:
      'Un correo es de una sola persona entre todos los negocios. `profesionalId` es para el rol profesional: la agenda que ve. Una pantalla no se crea aquí: se empareja.',
    roles: ADMINS,
    body: crearUsuarioSchema,
    bodyExample: {
      email: 'luis@aurora.demo',
      nombre: 'Luis',
      rol: 'profesional',
      password: 'tijeras y peine',
      profesionalId: PROFESIONAL_ID,
    },
    idempotencyKey: true,
    answers: [creado(contenido)],
    problems: ['correo-en-uso'],
  },
  cambiarUsuario: {
    method: 'patch',
    path: '/usuarios/{id}',
    tag,
    summary: 'Cambiar el rol, la contraseña o el acceso de una persona',
    description:
      'Lo que no se nombra queda como está; con otro rol que profesional, `profesionalId` queda en `null`. Con otro rol, otra contraseña o `activo: false` sus tokens dejan de valer al momento. Siempre queda al menos un admin activo.',
    roles: ADMINS,
    body: cambiarUsuarioSchema,
    bodyExample: { rol: 'recepcion' },
    ifMatch: true,
    answers: [conVersion(contenido)],
    problems: ['correo-en-uso', 'ultimo-admin'],
  },
  borrarUsuario: {
    method: 'delete',
    path: '/usuarios/{id}',
    tag,
    summary: 'Quitar el acceso a una persona para siempre',
    description: 'Sus tokens dejan de valer al momento. Lo que hizo sigue en el historial con su nombre.',
    roles: ADMINS,
    ifMatch: true,
    answers: [borrado],
    problems: ['ultimo-admin'],
  },
} as const satisfies Record<string, Operation>;
