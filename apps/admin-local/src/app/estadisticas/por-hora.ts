import { ESTADOS, type CitasPorEstado, type Series } from '@citas/domain';

export type PorHora = Series['porHora'];

/** An hour of the day beside what is usual in it; `media` is null where there is nothing to compare with. */
export interface Hora {
  readonly hora: string;
  readonly citas: number;
  readonly media: number | null;
}

/** The hours from the first to the last with citas in either, none left out between. */
export function horasDe(porHora: PorHora, anteriores: readonly PorHora[]): Hora[] {
  const todas = [porHora, ...anteriores].flatMap((dia) => Object.keys(dia)).map(Number);
  if (todas.length === 0) return [];
  const primera = Math.min(...todas);
  return Array.from({ length: Math.max(...todas) - primera + 1 }, (_, i) => {
    const hora = String(primera + i).padStart(2, '0');
    const suma = anteriores.reduce((total, dia) => total + totalDe(dia[hora]), 0);
    return {
      hora,
      citas: totalDe(porHora[hora]),
      media: anteriores.length === 0 ? null : Math.round((suma / anteriores.length) * 10) / 10,
    };
  });
}

/** The hour with most citas; undefined without any. */
export function horaMasLlena(horas: readonly Hora[]): Hora | undefined {
  const mayor = horas.reduce<Hora | undefined>((a, b) => (a && a.citas >= b.citas ? a : b), undefined);
  return mayor && mayor.citas > 0 ? mayor : undefined;
}

function totalDe(citas: CitasPorEstado | undefined): number {
  return citas ? ESTADOS.reduce((suma, estado) => suma + citas[estado], 0) : 0;
}
