export {
  nombreDeCanal,
  parseCanal,
  puedeSuscribirse,
  sinNombres,
  soloOyeDias,
  type Canal,
  type TipoDeCanal,
} from './canal.ts';
export { monedaDe, PAISES_DE_HABLA_HISPANA } from './paises.ts';
export { DIAS_DE_SERIE, SIN_ASIGNAR, SIN_CITAS } from './estadisticas.ts';
export type { CitasDeProfesional, CitasPorEstado, Estadisticas, Series } from './estadisticas.ts';
export {
  COMPARACIONES,
  diasDe,
  MAXIMO_DE_DIAS,
  periodosComparados,
  tasaDe,
} from './estadisticas-de-rango.ts';
export type {
  Comparacion,
  ComparacionDeCitas,
  Ocupacion,
  OcupacionDeProfesional,
  OcupacionPorDia,
  Periodo,
  Rango,
  ResumenDeCitas,
} from './estadisticas-de-rango.ts';
export {
  minutosDelDia,
  minutosPorDia,
  ocupacionDe,
  type MinutosDeTrabajo,
  type QuienTrabaja,
  type TiempoBloqueado,
} from './estadisticas-ocupacion.ts';
export {
  ESTADOS,
  ESTADOS_ABIERTOS,
  ESTADOS_QUE_OCUPAN,
  estaAbierta,
  ocupaTiempo,
  transicionesPermitidas,
} from './estado-cita.ts';
export type { EstadoCita } from './estado-cita.ts';
export {
  conDesfase,
  diaDeLaSemana,
  esZonaHoraria,
  existeHora,
  FIN_DEL_DIA,
  fechaLocal,
  horaDeMinutos,
  horaLocal,
  minutosDeHora,
  sumarDias,
  type Fecha,
  type Hora,
} from './fecha-hora.ts';
export {
  conMargen,
  huecosLibres,
  interseccion,
  resta,
  seSolapan,
  type Horario,
  type Ocupado,
  type Tiempo,
  type Tramo,
} from './jornada.ts';
export { puedeApuntarLlegada } from './llegada.ts';
export { NEGOCIO_DE_OPERADORES, NEGOCIO_DEL_CANARIO } from './negocio-interno.ts';
export {
  MAXIMO_SIN_AGRUPAR,
  MINUTOS_SIN_CERRAR,
  NOTIFICACIONES,
  rellenar,
  valoresDe,
  type ClaseDeNotificacion,
  type NotificacionDeVarias,
  type Plantilla,
  type TipoDeNotificacion,
} from './notificaciones.ts';
export {
  MARCADORES,
  marcadoresDesconocidos,
  plantillaHabitual,
  rellenarPlantilla,
  type Marcador,
} from './plantilla.ts';
export { conPalabra, PALABRAS, type Palabra } from './palabra.ts';
export {
  FRECUENCIAS,
  fechasDe,
  MAXIMO_DE_REPETICIONES,
  ordenEnElMes,
  type Frecuencia,
  type Repeticion,
} from './repeticion.ts';
export {
  atiende,
  ROLES,
  ROLES_DE_NEGOCIO,
  ROLES_DE_PERSONA,
  ROLES_QUE_ATIENDEN,
  type Rol,
  type RolDeNegocio,
} from './rol.ts';
export { DURACION_HABITUAL } from './servicio.ts';
export { estaSinEmpezar } from './sin-empezar.ts';
