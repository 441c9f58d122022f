import { tasaDe } from '@citas/domain';
import type { Stats } from '@citas/protocol';

/** The share of those expected that did not come; null while those are too few to say anything («sin datos», never 0 %). */
export function parteQueNoAsistio({ citasNoAsistio, citasCompletadas }: Stats['data']): number | null {
  return tasaDe(citasNoAsistio, citasCompletadas + citasNoAsistio).tasa;
}
