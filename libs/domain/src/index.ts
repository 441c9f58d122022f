export {
  nombreDeCanal,
  parseCanal,
  puedeSuscribirse,
  TIPOS_DE_CANAL,
  type Canal,
  type TipoDeCanal,
} from './canal.ts';
export { DIAS_DE_SERIE, SIN_ASIGNAR, SIN_CITAS } from './estadisticas.ts';
export type { CitasDeProfesional, CitasPorEstado, Estadisticas, Series } from './estadisticas.ts';
export {
  ESTADOS,
  ESTADOS_QUE_OCUPAN,
  estaAbierta,
  ocupaTiempo,
  transicionesPermitidas,
} from './estado-cita.ts';
export type { EstadoCita } from './estado-cita.ts';
export {
  conDesfase,
  diaDeLaSemana,
  existeHora,
  fechaLocal,
  horaDeMinutos,
  horaLocal,
  minutosDeHora,
  sumarDias,
  type Fecha,
  type Hora,
} from './fecha-hora.ts';
export { huecosLibres, seSolapan, type Horario, type Ocupado, type Tramo } from './jornada.ts';
export {
  MAXIMO_SIN_AGRUPAR,
  MINUTOS_SIN_CERRAR,
  NOTIFICACIONES,
  rellenar,
  type ClaseDeNotificacion,
  type NivelDeNotificacion,
  type Plantilla,
  type TipoDeNotificacion,
} from './notificaciones.ts';
export { ROLES, type Rol } from './rol.ts';
