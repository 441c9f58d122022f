/** Stops a timer that `after` or `every` started; calling it twice does nothing. */
export type Cancel = () => void;

/** The only source of time. Made in `main.ts` and passed in, so that tests move time instead of waiting. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Milliseconds since a moment that is always the same: how long something takes, to what time the clock is set meanwhile. */
  elapsed(): number;
  /** Runs `task` once, `delayMs` milliseconds from now. */
  after(delayMs: number, task: () => void): Cancel;
  /** Runs `task` every `periodMs` milliseconds, first after one period. */
  every(periodMs: number, task: () => void): Cancel;
}
