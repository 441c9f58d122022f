import type { Cancel, Clock } from '@citas/clock';

/** Longer timers overflow (2^31 ms) and would fire at once. */
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;

/** Runs `onExpired` at an instant in milliseconds since the Unix epoch, however far away. */
export function atInstant(clock: Clock, instantMs: number, onExpired: () => void): Cancel {
  let cancel: Cancel = () => undefined;
  const wait = (): void => {
    const left = instantMs - clock.now();
    if (left <= 0) return onExpired();
    cancel = clock.after(Math.min(left, LONGEST_TIMER_MS), wait);
  };
  wait();
  return () => cancel();
}
