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

export interface DiaDeSerie extends CitasPorEstado {
  readonly fecha: Fecha;
}

/** What the charts show: the last 30 local days, oldest first, days without citas included. */
export interface Series {
  readonly porDia: readonly DiaDeSerie[];
}

export const DIAS_DE_SERIE = 30;

export const SIN_CITAS: CitasPorEstado = {
  pendiente: 0,
  confirmada: 0,
  completada: 0,
  cancelada: 0,
  no_asistio: 0,
};
