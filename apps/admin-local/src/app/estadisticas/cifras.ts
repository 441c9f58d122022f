import type { Stats } from '@citas/protocol';

/** The share of those expected that did not come; undefined when nobody was expected yet ("sin datos", never 0 %). */
export function parteQueNoAsistio(stats: Stats['data']): number | undefined {
  return parte(stats.citasNoAsistio, stats.citasCompletadas + stats.citasNoAsistio);
}

export function parte(cuantas: number, de: number): number | undefined {
  return de > 0 ? cuantas / de : undefined;
}
