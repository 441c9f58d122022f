import {
  ESTADOS,
  type CitasPorEstado,
  type EstadoCita,
  type Fecha,
  type Hora,
  type Series,
} from '@citas/domain';
import type { Informe } from '@citas/protocol';
import type { Momento } from '../citas/tiempo-de-cita.ts';

/** The numbers of the day, as one who walks past wants them. */
export interface CifrasDeHoy {
  readonly citas: number;
  readonly completadas: number;
  /** Pendientes and confirmadas of this hour and the later ones: an open cita of before is over, or forgotten. */
  readonly porVenir: number;
  readonly canceladas: number;
  /** Null where there is too little to say anything. */
  readonly ocupacion: number | null;
  readonly comparacion: ComparacionDeHoy | null;
}

export interface ComparacionDeHoy {
  /** Against the same weekday a week ago, until the same minute. */
  readonly diferencia: number;
  readonly fecha: Fecha;
  readonly hasta: string;
}

/** Nothing where the series do not hold the day: a day without citas is among them, so that these are of another. */
export function cifrasDeHoy(
  series: Pick<Series, 'porDia' | 'porHora'> | undefined,
  informe: Informe | undefined,
  { fecha: hoy, hora }: Momento,
): CifrasDeHoy | undefined {
  const dia = series?.porDia[hoy];
  if (!dia) return undefined;
  // Those of yesterday say nothing about today.
  const deHoy = informe?.rango.desde === hoy ? informe : undefined;
  return {
    citas: total(dia),
    completadas: dia.completada,
    porVenir: porVenir(series.porHora, hora),
    canceladas: dia.cancelada,
    ocupacion: deHoy?.resumen.ocupacion.tasa ?? null,
    comparacion: comparacion(deHoy),
  };
}

function porVenir(porHora: Series['porHora'], ahora: Hora): number {
  const quedan = Object.entries(porHora).filter(([hora]) => hora >= ahora.slice(0, 2));
  return quedan.reduce((n, [, { pendiente, confirmada }]) => n + pendiente + confirmada, 0);
}

function comparacion(informe: Informe | undefined): ComparacionDeHoy | null {
  if (!informe?.comparacion?.hastaHora) return null;
  const { actual, anterior, desde, hastaHora } = informe.comparacion;
  return { diferencia: actual.citas - anterior.citas, fecha: desde, hasta: hastaHora };
}

export function total(citas: CitasPorEstado): number {
  return ESTADOS.reduce((suma, estado) => suma + citas[estado], 0);
}

export function suma(todas: readonly CitasPorEstado[]): CitasPorEstado {
  const de = (estado: EstadoCita) => todas.reduce((n, citas) => n + citas[estado], 0);
  return {
    pendiente: de('pendiente'),
    confirmada: de('confirmada'),
    completada: de('completada'),
    cancelada: de('cancelada'),
    no_asistio: de('no_asistio'),
  };
}

export interface ServicioPedido {
  readonly nombre: string;
  readonly citas: number;
  /** Of the most wanted: 1 for itself. */
  readonly parte: number;
}

/** The most wanted first; of equals the one that comes first in the alphabet. */
export function masPedidos(porServicio: Series['porServicio'], cuantos: number): ServicioPedido[] {
  const todos = Object.entries(porServicio)
    .map(([nombre, citas]) => ({ nombre, citas: total(citas) }))
    .filter(({ citas }) => citas > 0)
    .sort((a, b) => b.citas - a.citas || a.nombre.localeCompare(b.nombre, 'es'));
  const mayor = todos[0]?.citas ?? 1;
  return todos.slice(0, cuantos).map((cada) => ({ ...cada, parte: cada.citas / mayor }));
}
