import type { Cancel, Clock } from './clock.ts';

interface Timer {
  due: number;
  readonly periodMs: number | undefined;
  readonly task: () => void;
}

/** A clock that stands still until a test moves it with `advance`. */
export class ManualClock implements Clock {
  #now: number;
  #setBy = 0;
  readonly #timers = new Set<Timer>();

  constructor(startMs = 0) {
    this.#now = startMs;
  }

  /** Timers not yet fired or cancelled: a test can assert that none is left behind. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now + this.#setBy;
  }

  elapsed(): number {
    return this.#now;
  }

  after(delayMs: number, task: () => void): Cancel {
    return this.#add({ due: this.#now + delayMs, periodMs: undefined, task });
  }

  every(periodMs: number, task: () => void): Cancel {
    return this.#add({ due: this.#now + periodMs, periodMs, task });
  }

  /** Moves time forward, firing each timer at its own moment, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#now = timer.due;
      if (timer.periodMs === undefined) this.#timers.delete(timer);
      else timer.due += timer.periodMs;
      timer.task();
    }
    this.#now = end;
  }

  /** The machine's clock is set to another time: no timer notices. */
  set(byMs: number): void {
    this.#setBy += byMs;
  }

  #add(timer: Timer): Cancel {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.due <= end && (!first || timer.due < first.due)) first = timer;
    }
    return first;
  }
}
