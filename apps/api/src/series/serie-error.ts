import type { TiempoPedido } from '../citas/cita-error.ts';
import type { CitaDeSerie } from '@citas/protocol';

/** One cita that a serie wants: its time, and the day by which the rule knows it. */
export interface Pedida extends TiempoPedido {
  readonly fechaDeLaRegla: string;
}

/** Some of the citas that were asked for cannot be had. */
export class ChoquesError extends Error {
  readonly pedidas: readonly Pedida[];
  constructor(pedidas: readonly Pedida[]) {
    super('hay fechas que no se pueden reservar');
    this.pedidas = pedidas;
  }
}

/** The same, each with what stands in its way and the nearest times that are free. */
export class SerieConChoquesError extends Error {
  readonly citas: readonly CitaDeSerie[];
  constructor(citas: readonly CitaDeSerie[]) {
    super('hay fechas que no se pueden reservar');
    this.citas = citas;
  }
}
