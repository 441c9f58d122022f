import type { Cancel, Clock } from '@citas/clock';

export interface Checked {
  /** Once a second. Told by a clock that nobody sets: for how long something has lasted, not what time it is. */
  check(elapsedMs: number): void;
}

const A_ROUND_MS = 1000;
const WARDS = 20;

/** Looks at every connection once a second, a twentieth at a time: thousands that came together are not pinged together. */
export class Checkup {
  readonly #clock: Clock;
  readonly #wards = Array.from({ length: WARDS }, () => new Set<Checked>());
  readonly #cancel: Cancel;
  #next = 0;
  #added = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#cancel = clock.every(A_ROUND_MS / WARDS, () => this.#visit());
  }

  add(checked: Checked): void {
    this.#wards[this.#added % WARDS]!.add(checked);
    this.#added += 1;
  }

  delete(checked: Checked): void {
    for (const ward of this.#wards) ward.delete(checked);
  }

  stop(): void {
    this.#cancel();
  }

  #visit(): void {
    const elapsedMs = this.#clock.elapsed();
    this.#next = (this.#next + 1) % WARDS;
    for (const checked of this.#wards[this.#next]!) checked.check(elapsedMs);
  }
}
