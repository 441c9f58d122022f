import { DIAS_DE_SERIE, ESTADOS_ABIERTOS, type Fecha, type Rango } from '@citas/domain';
import { masDias } from '../tiempo/fecha.ts';
import type { DiaDeSerie } from './dia-de-serie.ts';
import { esUnDia } from './rango.ts';

/** Citas of days that are over and that nobody has said the end of: until somebody does, the figures are short of them. */
export interface SinCerrar {
  readonly citas: number;
  readonly cuando: 'ayer' | 'antes' | 'esteDia' | 'estosDias';
}

/** Of the chosen days those that are over; beside today, all that the live charts know. What of today is open is told elsewhere. */
export function diasPasados({ desde, hasta }: Rango, hoy: Fecha): Rango {
  const ayer = masDias(hoy, -1);
  if (desde >= hoy) return { desde: masDias(hoy, 1 - DIAS_DE_SERIE), hasta: ayer };
  return { desde, hasta: hasta < hoy ? hasta : ayer };
}

/** Among the days of the charts; undefined when all are closed. */
export function sinCerrarDe(dias: readonly DiaDeSerie[], rango: Rango, hoy: Fecha): SinCerrar | undefined {
  const abiertos = dias.filter((dia) => dia.fecha < hoy && abiertasDe(dia) > 0);
  if (abiertos.length === 0) return undefined;
  const citas = abiertos.reduce((suma, dia) => suma + abiertasDe(dia), 0);
  if (rango.desde < hoy) return { citas, cuando: esUnDia(rango) ? 'esteDia' : 'estosDias' };
  return { citas, cuando: abiertos[0]?.fecha === masDias(hoy, -1) ? 'ayer' : 'antes' };
}

/** The key of the sentence that tells of them. */
export function claveDeSinCerrar({ citas, cuando }: SinCerrar): string {
  return `sinCerrar.${cuando}${citas === 1 ? 'Una' : ''}`;
}

function abiertasDe(dia: DiaDeSerie): number {
  return ESTADOS_ABIERTOS.reduce((suma, estado) => suma + dia[estado], 0);
}
