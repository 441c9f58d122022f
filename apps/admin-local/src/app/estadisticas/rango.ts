import { MAXIMO_DE_DIAS, type Fecha, type Rango } from '@citas/domain';
import { inicioDeSemana, masDias } from '../tiempo/fecha.ts';

export const PRESETS = ['hoy', 'ayer', 'semana', 'mes', '30d'] as const;
export type Preset = (typeof PRESETS)[number];

/** A range as the address says it: one of the presets, or two days. */
export interface RangoElegido extends Rango {
  readonly preset: Preset | undefined;
}

/** `?rango=semana` or `?desde=2026-11-01&hasta=2026-11-15`; whatever makes no sense is today. */
export function rangoElegido(
  { rango, desde, hasta }: Partial<Record<'rango' | 'desde' | 'hasta', string | undefined>>,
  hoy: Fecha,
  primerDia: number,
): RangoElegido {
  if (esFecha(desde) && esFecha(hasta) && desde <= hasta && hasta < masDias(desde, MAXIMO_DE_DIAS)) {
    return { desde, hasta, preset: undefined };
  }
  const preset = PRESETS.find((candidato) => candidato === rango) ?? 'hoy';
  return { ...rangoDe(preset, hoy, primerDia), preset };
}

/** `primerDia` is an ISO weekday: 1 Monday … 7 Sunday. A week and a month are whole, with what is still to come. */
export function rangoDe(preset: Preset, hoy: Fecha, primerDia: number): Rango {
  switch (preset) {
    case 'hoy':
      return { desde: hoy, hasta: hoy };
    case 'ayer':
      return { desde: masDias(hoy, -1), hasta: masDias(hoy, -1) };
    case '30d':
      return { desde: masDias(hoy, -29), hasta: hoy };
    case 'semana': {
      const desde = inicioDeSemana(hoy, primerDia);
      return { desde, hasta: masDias(desde, 6) };
    }
    case 'mes': {
      const desde = `${hoy.slice(0, 8)}01`;
      return { desde, hasta: masDias(`${masDias(desde, 31).slice(0, 8)}01`, -1) };
    }
  }
}

export const esUnDia = ({ desde, hasta }: Rango): boolean => desde === hasta;

/** Of the calendar: no 31st of February. */
export function esFecha(texto: string | undefined): texto is Fecha {
  return texto !== undefined && /^\d{4}-\d\d-\d\d$/.test(texto) && masDias(texto, 0) === texto;
}
