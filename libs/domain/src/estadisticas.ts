import type { EstadoCita } from './estado-cita.ts';
import type { Fecha } from './fecha-hora.ts';

/** The guide's figures. All count every cita of the negocio, but for `citasHoy`: those of its own local day. */
export interface Estadisticas {
  readonly totalCitas: number;
  readonly citasHoy: number;
  readonly citasCompletadas: number;
  readonly citasCanceladas: number;
  readonly citasPendientes: number;
  readonly citasConfirmadas: number;
  readonly citasNoAsistio: number;
  /** Mean planned minutes from hora_inicio to hora_fin, rounded half up; null without citas. */
  readonly duracionPromedio: number | null;
  /** The latest fecha of any cita; null without citas. */
  readonly ultimaCita: Fecha | null;
}

/** How many citas a day has in each estado. */
export type CitasPorEstado = Readonly<Record<EstadoCita, number>>;

export interface CitasDeProfesional extends CitasPorEstado {
  /** Null for the citas that nobody was assigned to. */
  readonly nombre: string | null;
}

/** What the charts show. Each by its key, so that a change of one is small on the wire. */
export interface Series {
  /** The last 30 local days, those without citas included. */
  readonly porDia: Readonly<Record<Fecha, CitasPorEstado>>;
  /** Today's citas by the hour in which they begin, `"09"`; hours without citas are not there. */
  readonly porHora: Readonly<Record<string, CitasPorEstado>>;
  /** The last 30 local days by name of the servicio. */
  readonly porServicio: Readonly<Record<string, CitasPorEstado>>;
  /** The last 30 local days by id of the profesional, or `sin_asignar`. */
  readonly porProfesional: Readonly<Record<string, CitasDeProfesional>>;
}

export const SIN_ASIGNAR = 'sin_asignar';

export const DIAS_DE_SERIE = 30;

export const SIN_CITAS: CitasPorEstado = {
  pendiente: 0,
  confirmada: 0,
  completada: 0,
  cancelada: 0,
  no_asistio: 0,
};
