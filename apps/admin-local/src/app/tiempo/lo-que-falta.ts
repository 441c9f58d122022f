import type { Clock } from '@citas/clock';

/** How long until `cada` has gone by since `ultima`: never longer than that, though the clock has been set back since. */
export function loQueFalta(ultima: number, cada: number, clock: Pick<Clock, 'now'>): number {
  return Math.min(cada, Math.max(0, ultima + cada - clock.now()));
}
