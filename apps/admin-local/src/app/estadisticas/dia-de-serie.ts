import { ESTADOS, type CitasPorEstado, type Fecha, type Series } from '@citas/domain';

/** A day of the charts. */
export interface DiaDeSerie extends CitasPorEstado {
  readonly fecha: Fecha;
}

/** The days in the order of the calendar; by key they come in the order in which they were added. */
export function diasEnOrden(porDia: Series['porDia']): DiaDeSerie[] {
  return Object.entries(porDia)
    .map(([fecha, citas]) => ({ fecha, ...citas }))
    .sort((a, b) => (a.fecha < b.fecha ? -1 : 1));
}

export function totalDelDia(dia: CitasPorEstado): number {
  return ESTADOS.reduce((suma, estado) => suma + dia[estado], 0);
}
