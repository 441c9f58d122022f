import { ADMINS, LECTORES, type Operation } from '../operation.ts';
import {
  cambiarServicioSchema,
  crearServicioSchema,
  listaDeServiciosSchema,
  listarConInactivosSchema,
  servicioSchema,
} from '../servicios.ts';
import { servicio } from './examples.ts';
import { borrado, conVersion, creado } from './respuestas.ts';

const tag = 'Negocio';
const contenido = { description: 'El servicio.', schema: servicioSchema, example: servicio };

export const serviciosOperations = {
  listarServicios: {
    method: 'get',
    path: '/servicios',
    tag,
    summary: 'Los servicios que se ofrecen',
    description: 'Con `inactivos=true`, también los que ya no.',
    roles: LECTORES,
    query: listarConInactivosSchema,
    answers: [
      {
        status: 200,
        description: 'Por nombre.',
        schema: listaDeServiciosSchema,
        example: { datos: [servicio], siguiente: null },
      },
    ],
  },
  verServicio: {
    method: 'get',
    path: '/servicios/{id}',
    tag,
    summary: 'Ver un servicio',
    roles: LECTORES,
    answers: [conVersion(contenido)],
  },
  crearServicio: {
    method: 'post',
    path: '/servicios',
    tag,
    summary: 'Añadir un servicio',
    description:
      'El nombre es único, sin contar acentos ni mayúsculas. `margenMinutos` queda libre después de cada cita: para limpiar, para tomar notas.',
    roles: ADMINS,
    body: crearServicioSchema,
    bodyExample: { nombre: 'Corte', duracionMinutos: 45, margenMinutos: 10, color: '#c2410c', precio: 350 },
    idempotencyKey: true,
    answers: [creado(contenido)],
    problems: ['nombre-en-uso'],
  },
  cambiarServicio: {
    method: 'patch',
    path: '/servicios/{id}',
    tag,
    summary: 'Cambiar un servicio, o dejar de ofrecerlo',
    description:
      'Lo que no se nombra queda como está. Con `activo: false` deja de ofrecerse y sus citas lo conservan. Las citas ya creadas no cambian de nombre ni de duración.',
    roles: ADMINS,
    body: cambiarServicioSchema,
    bodyExample: { precio: 380 },
    ifMatch: true,
    answers: [conVersion(contenido)],
    problems: ['nombre-en-uso'],
  },
  borrarServicio: {
    method: 'delete',
    path: '/servicios/{id}',
    tag,
    summary: 'Borrar un servicio',
    description:
      'Para uno creado por error. Sus citas conservan el nombre, pero ya no cuentan como suyas en las estadísticas: lo que deja de ofrecerse se apaga con `activo: false`.',
    roles: ADMINS,
    ifMatch: true,
    answers: [borrado],
  },
} as const satisfies Record<string, Operation>;
