import type { Clock } from '@citas/clock';
import { NOTHING_SEEN, type Sightings } from './sightings.ts';

/** Writes down what the screens of one process see. */
export class Lookout {
  readonly #clock: Clock;
  /** Since when each screen that is not live has been so. */
  readonly #blind = new Map<object, number>();
  #delays: number[] = [];
  #seen = { ...NOTHING_SEEN };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** An event that was committed then was delivered now. */
  delivered(committedAtMs: number): void {
    this.#delays.push(this.#clock.now() - committedAtMs);
  }

  resumed(): void {
    this.#seen = { ...this.#seen, resumes: this.#seen.resumes + 1 };
  }

  resynced(): void {
    this.#seen = { ...this.#seen, resyncs: this.#seen.resyncs + 1 };
  }

  opened(): void {
    this.#seen = { ...this.#seen, sockets: this.#seen.sockets + 1 };
  }

  wentBlind(screen: object, sinceMs: number): void {
    if (!this.#blind.has(screen)) this.#blind.set(screen, sinceMs);
  }

  sees(screen: object): void {
    this.#close(this.#blind.get(screen));
    this.#blind.delete(screen);
  }

  /** Since the last time. Who is still blind counts from now on as well. */
  take(): Sightings {
    for (const sinceMs of this.#blind.values()) this.#close(sinceMs);
    const taken = { ...this.#seen, delays: this.#delays };
    this.#seen = { ...NOTHING_SEEN };
    this.#delays = [];
    return taken;
  }

  #close(sinceMs: number | undefined): void {
    if (sinceMs === undefined) return;
    const longestGap = Math.max(this.#seen.longestGap, this.#clock.now() - sinceMs);
    this.#seen = { ...this.#seen, longestGap };
  }
}
