import { citaSchema } from '../../cita.ts';
import {
  apuntarLlegadaSchema,
  cambiarCitaSchema,
  cambiarEstadoSchema,
  crearCitaSchema,
  listaDeCitasSchema,
  listaDeHistorialSchema,
  listarCitasSchema,
} from '../citas.ts';
import { ESCRITORES, LECTORES, type Operation } from '../operation.ts';
import { cita, posicion, SERVICIO_ID, usuario } from './examples.ts';

const tag = 'Citas';
const ETAG = { ETag: 'La versión, que pide `If-Match` al cambiarla.' };
const unaCita = { status: 200, description: 'La cita.', schema: citaSchema, example: cita, headers: ETAG };

export const citasOperations = {
  crearCita: {
    method: 'post',
    path: '/citas',
    tag,
    summary: 'Crear una cita',
    description:
      'Cliente y servicio se nombran por id o por texto: con texto se toma el de ese nombre o se crea. Sin `horaFin` cuenta lo que dura el servicio. Una cita sin profesional no ocupa el tiempo de nadie. Fuera del horario o dentro de un margen también se puede: eso lo decide quien apunta la cita. Sobre otra cita o sobre un bloqueo, solo un admin con `solapeAutorizado`.',
    roles: ESCRITORES,
    body: crearCitaSchema,
    bodyExample: { cliente: 'Ana P.', servicio: 'Corte', fecha: '2026-11-25', horaInicio: '10:00' },
    idempotencyKey: true,
    answers: [
      {
        ...unaCita,
        status: 201,
        headers: { ...ETAG, Location: 'La dirección de la cita.' },
      },
    ],
    problems: ['cita-solapada', 'tiempo-bloqueado', 'hora-inexistente'],
  },
  listarCitas: {
    method: 'get',
    path: '/citas',
    tag,
    summary: 'Buscar citas',
    description:
      'En el orden de la agenda, o con `orden=recientes` al revés. `posicion` es el lugar del canal `citas:<negocio>` en que vale la lista: quien se suscribe desde ahí no pierde ni repite nada. Un profesional ve solo las suyas.',
    roles: LECTORES,
    query: listarCitasSchema,
    answers: [
      {
        status: 200,
        description: 'Una página.',
        schema: listaDeCitasSchema,
        example: { datos: [cita], siguiente: null, posicion },
        headers: { Link: '`rel="next"`: la página siguiente, si la hay.' },
      },
    ],
  },
  verCita: {
    method: 'get',
    path: '/citas/{id}',
    tag,
    summary: 'Ver una cita',
    roles: LECTORES,
    answers: [unaCita],
  },
  cambiarCita: {
    method: 'patch',
    path: '/citas/{id}',
    tag,
    summary: 'Mover o corregir una cita abierta',
    description:
      'Lo que no se nombra queda como está. El estado se cambia aparte. Adónde se puede mover, como al crearla.',
    roles: ESCRITORES,
    body: cambiarCitaSchema,
    bodyExample: { horaInicio: '11:30', servicioId: SERVICIO_ID },
    ifMatch: true,
    answers: [unaCita],
    problems: ['cita-solapada', 'tiempo-bloqueado', 'cita-cerrada', 'hora-inexistente'],
  },
  borrarCita: {
    method: 'delete',
    path: '/citas/{id}',
    tag,
    summary: 'Borrar una cita',
    description: 'Para lo que se apuntó por error; lo que no va a ser se cancela. El historial se conserva.',
    roles: ESCRITORES,
    ifMatch: true,
    answers: [{ status: 204, description: 'Borrada.' }],
  },
  cambiarEstado: {
    method: 'post',
    path: '/citas/{id}/estado',
    tag,
    summary: 'Confirmar, completar, cancelar… una cita',
    description:
      'Adónde puede ir lo dice `acciones` en la cita. Cancelar pide un motivo. Una que se reabre necesita su hora libre y sin bloqueos, otra (`fecha`, `horaInicio`, `horaFin`, `profesionalId`), o `solapeAutorizado`; en otra hora solo queda pendiente o confirmada.',
    roles: LECTORES,
    body: cambiarEstadoSchema,
    bodyExample: { a: 'cancelada', motivo: 'Está enferma' },
    ifMatch: true,
    sinClave: 'la repetición lleva la versión de antes, y el 412 enseña la cita como quedó.',
    answers: [unaCita],
    problems: ['transicion-no-permitida', 'cita-solapada', 'tiempo-bloqueado', 'hora-inexistente'],
  },
  apuntarLlegada: {
    method: 'post',
    path: '/citas/{id}/llegada',
    tag,
    summary: 'Apuntar que el cliente ha llegado, o que no',
    description:
      'Solo el mismo día, en la zona del negocio, y mientras la cita está pendiente o confirmada: entonces `acciones` trae `llegada`. No cambia el estado. `llegadaEn` guarda desde cuándo está; apuntarlo otra vez no lo cambia. Se borra al pasar la cita a otro día, al cancelarla y al marcar que no asistió.',
    roles: LECTORES,
    body: apuntarLlegadaSchema,
    bodyExample: { llego: true },
    ifMatch: true,
    sinClave: 'la repetición lleva la versión de antes, y el 412 enseña la cita como quedó.',
    answers: [{ ...unaCita, example: { ...cita, llegadaEn: '2026-11-25T15:55:00.000Z' } }],
    problems: ['llegada-no-permitida'],
  },
  verHistorial: {
    method: 'get',
    path: '/citas/{id}/historial',
    tag,
    summary: 'Quién hizo qué con una cita, y cuándo',
    description: 'Lo más antiguo primero. También de una cita borrada.',
    roles: ESCRITORES,
    answers: [
      {
        status: 200,
        description: 'Cada cambio, con lo que había antes y después.',
        schema: listaDeHistorialSchema,
        example: {
          datos: [
            {
              seq: 41,
              tipo: 'cita_created',
              cambios: null,
              por: { id: usuario.id, nombre: usuario.nombre },
              timestamp: '2026-11-24T17:00:00.000Z',
            },
            {
              seq: 42,
              tipo: 'cita_updated',
              cambios: { estado: { de: 'pendiente', a: 'confirmada' } },
              por: { id: usuario.id, nombre: usuario.nombre },
              timestamp: '2026-11-24T17:05:00.000Z',
            },
          ],
        },
      },
    ],
  },
} as const satisfies Record<string, Operation>;
