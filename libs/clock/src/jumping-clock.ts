import type { Cancel, Clock } from './clock.ts';
import { systemClock } from './system-clock.ts';

interface Timer {
  due: number;
  readonly periodMs: number | undefined;
  readonly task: () => void;
  cancelReal: Cancel;
}

/** A clock that runs as time does and can be sent forward: a night passes in a moment, for all who share it. */
export class JumpingClock implements Clock {
  #aheadMs = 0;
  readonly #timers = new Set<Timer>();

  /** Timers not yet fired or cancelled: a test can assert that none is left behind. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return systemClock.now() + this.#aheadMs;
  }

  elapsed(): number {
    return systemClock.elapsed() + this.#aheadMs;
  }

  after(delayMs: number, task: () => void): Cancel {
    return this.#add(delayMs, undefined, task);
  }

  every(periodMs: number, task: () => void): Cancel {
    return this.#add(periodMs, periodMs, task);
  }

  /** Sends the clock forward. What was due meanwhile fires now, in order; a repeating timer once, as after a sleep. */
  jump(ms: number): void {
    this.#aheadMs += ms;
    const due = [...this.#timers].filter((timer) => timer.due <= this.now());
    for (const timer of due.sort((a, b) => a.due - b.due)) if (this.#timers.has(timer)) this.#fire(timer);
    for (const timer of this.#timers) this.#wind(timer);
  }

  #add(delayMs: number, periodMs: number | undefined, task: () => void): Cancel {
    const timer: Timer = { due: this.now() + delayMs, periodMs, task, cancelReal: () => undefined };
    this.#timers.add(timer);
    this.#wind(timer);
    return () => {
      timer.cancelReal();
      this.#timers.delete(timer);
    };
  }

  #wind(timer: Timer): void {
    timer.cancelReal();
    timer.cancelReal = systemClock.after(Math.max(0, timer.due - this.now()), () => this.#fire(timer));
  }

  #fire(timer: Timer): void {
    timer.cancelReal();
    if (timer.periodMs === undefined) this.#timers.delete(timer);
    else {
      timer.due = this.now() + timer.periodMs;
      this.#wind(timer);
    }
    timer.task();
  }
}
