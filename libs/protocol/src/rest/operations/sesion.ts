import { ROLES } from '@citas/domain';
import { LECTORES, type Operation } from '../operation.ts';
import { iniciarSesionSchema, sesionSchema, usuarioSchema } from '../sesion.ts';
import { cambiarPasswordSchema } from '../usuarios.ts';
import { sesion, usuario } from './examples.ts';

const tag = 'Sesión';
const COOKIE = {
  'Set-Cookie': 'El token de renovación (HttpOnly, SameSite=Strict), que vale una sola vez.',
};
const abierta = {
  status: 200,
  description: 'La sesión.',
  schema: sesionSchema,
  example: sesion,
  headers: COOKIE,
};

export const sesionOperations = {
  iniciarSesion: {
    method: 'post',
    path: '/sesion',
    tag,
    summary: 'Entrar con correo y contraseña',
    description:
      'El token de acceso se envía después en `Authorization: Bearer …`. Los fallos se limitan por cuenta y por dirección.',
    roles: 'publica',
    limit: 'login',
    body: iniciarSesionSchema,
    bodyExample: { email: 'admin@aurora.demo', password: 'demo1234' },
    sinClave: 'abre otra sesión, y la que nadie recibió caduca sola; un token no se guarda para repetirlo.',
    answers: [abierta],
    problems: ['credenciales-incorrectas'],
  },
  renovarSesion: {
    method: 'post',
    path: '/sesion/renovar',
    tag,
    summary: 'Cambiar el token de renovación por una sesión nueva',
    description:
      'Si un token de renovación vuelve a usarse más tarde, se cierran todas las sesiones que vienen de él.',
    roles: 'publica',
    sinClave:
      'el token de renovación se puede repetir durante un minuto; un token no se guarda para repetirlo.',
    answers: [abierta],
    problems: ['sin-sesion', 'sesion-caducada'],
  },
  cerrarSesion: {
    method: 'delete',
    path: '/sesion',
    tag,
    summary: 'Cerrar la sesión',
    description: 'Anula el token de renovación y el de acceso que vengan con la petición.',
    roles: 'publica',
    answers: [{ status: 204, description: 'Sesión cerrada.', headers: { 'Set-Cookie': 'Borra la cookie.' } }],
  },
  verSesion: {
    method: 'get',
    path: '/sesion',
    tag,
    summary: 'Quién soy',
    roles: ROLES,
    answers: [{ status: 200, description: 'De quién es el token.', schema: usuarioSchema, example: usuario }],
  },
  cambiarPassword: {
    method: 'put',
    path: '/sesion/password',
    tag,
    summary: 'Cambiar la propia contraseña',
    description:
      'Todas las sesiones de esta persona terminan, también las de otros dispositivos; la respuesta abre una nueva. Los fallos se limitan por persona.',
    roles: [...LECTORES, 'operador'],
    limit: 'password',
    body: cambiarPasswordSchema,
    bodyExample: { actual: 'la de siempre', nueva: 'una mucho más larga' },
    answers: [abierta],
  },
} as const satisfies Record<string, Operation>;
