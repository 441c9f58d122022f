import type { Cita } from '../../cita.ts';
import type { Position } from '../../position.ts';
import type { Bloqueo } from '../bloqueos.ts';
import type { Cliente, ClienteConVisitas } from '../clientes.ts';
import type { Negocio } from '../negocio.ts';
import type { Profesional } from '../profesionales.ts';
import type { Serie } from '../series.ts';
import type { Servicio } from '../servicios.ts';
import type { Sesion, Usuario } from '../sesion.ts';
import type { UsuarioGestionado } from '../usuarios.ts';

/** The people and things that the examples of the contract are about. */
const USUARIO_ID = '019ac000-0000-7000-8000-000000000001';
export const CITA_ID = '019ac000-0000-7000-8000-000000000002';
const CLIENTE_ID = '019ac000-0000-7000-8000-000000000003';
export const SERVICIO_ID = '019ac000-0000-7000-8000-000000000004';
export const PROFESIONAL_ID = '019ac000-0000-7000-8000-000000000005';
export const BLOQUEO_ID = '019ac000-0000-7000-8000-000000000006';
const SERIE_ID = '019ac000-0000-7000-8000-000000000007';

export const posicion: Position = { epoch: 'b1946ac92492', seq: 42 };

export const usuario: Usuario = {
  id: USUARIO_ID,
  nombre: 'Aurora Gil',
  rol: 'admin',
  negocio_id: 'negocio_123',
  profesionalId: null,
};

export const sesion: Sesion = {
  token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl',
  expiraEn: '2026-11-24T17:15:00.000Z',
  usuario,
};

/** As an event has it: without what its reader may do. */
export const sinAcciones: Cita = {
  id: CITA_ID,
  negocioId: 'negocio_123',
  clienteId: CLIENTE_ID,
  cliente: 'Ana P.',
  servicioId: SERVICIO_ID,
  servicio: 'Corte',
  profesionalId: PROFESIONAL_ID,
  profesional: 'Luis',
  fecha: '2026-11-25',
  horaInicio: '10:00',
  horaFin: '10:45',
  inicio: '2026-11-25T10:00:00-06:00',
  fin: '2026-11-25T10:45:00-06:00',
  estado: 'pendiente',
  motivo: null,
  notas: null,
  solapeAutorizado: false,
  serieId: null,
  llegadaEn: null,
  version: 1,
  creadoEn: '2026-11-24T17:00:00.000Z',
  actualizadoEn: '2026-11-24T17:00:00.000Z',
};

export const cita: Cita = {
  ...sinAcciones,
  acciones: ['confirmada', 'completada', 'no_asistio', 'cancelada', 'llegada'],
};

export const serie: Serie = {
  id: SERIE_ID,
  repeticion: { frecuencia: 'semanal', cada: 2, desde: '2026-11-25', fin: { veces: 10 } },
  citas: [{ ...cita, serieId: SERIE_ID }],
};

export const negocio: Negocio = {
  id: 'negocio_123',
  nombre: 'Salón Aurora',
  zonaHoraria: 'America/Mexico_City',
  locale: 'es-MX',
  horario: { '1': [{ desde: '09:00', hasta: '19:00' }], '6': [{ desde: '09:00', hasta: '14:00' }] },
  palabra: 'cita',
  mensaje: null,
  version: 3,
};

export const servicio: Servicio = {
  id: SERVICIO_ID,
  nombre: 'Corte',
  duracionMinutos: 45,
  margenMinutos: 10,
  color: '#c2410c',
  precio: 350,
  activo: true,
  version: 1,
};

export const profesional: Profesional = {
  id: PROFESIONAL_ID,
  nombre: 'Luis',
  color: '#0f766e',
  activo: true,
  horario: { '1': [{ desde: '09:00', hasta: '15:00' }] },
  version: 1,
};

export const cliente: Cliente = {
  id: CLIENTE_ID,
  nombre: 'Ana P.',
  telefono: '+525512345678',
  email: null,
  notas: 'Prefiere las mañanas',
  version: 1,
};

export const clienteConVisitas: ClienteConVisitas = {
  ...cliente,
  visitas: 7,
  noAsistencias: 1,
  ultimaVisita: '2026-10-28',
  proximaCita: { id: CITA_ID, fecha: '2026-11-25', horaInicio: '10:00' },
};

export const usuarioGestionado: UsuarioGestionado = {
  id: USUARIO_ID,
  email: 'luis@aurora.demo',
  nombre: 'Luis',
  rol: 'profesional',
  activo: true,
  profesionalId: PROFESIONAL_ID,
  version: 1,
};

export const bloqueo: Bloqueo = {
  id: BLOQUEO_ID,
  profesionalId: PROFESIONAL_ID,
  desde: '2026-12-21',
  hasta: '2027-01-04',
  horaInicio: '00:00',
  horaFin: '24:00',
  motivo: 'Vacaciones',
  version: 1,
};
