/** So many crashes, each within this time of the start before, are no accident. */
const IN_A_ROW = 3;
const STEADY_AFTER_MS = 60_000;

/** Tells whether what has crashed is worth starting again. */
export class Crashes {
  #inARow = 0;
  #begunAt = 0;

  begun(): void {
    this.#begunAt = performance.now();
  }

  /** It has crashed: whether that may be an accident. */
  mayBeAccident(): boolean {
    const wasSteady = performance.now() - this.#begunAt > STEADY_AFTER_MS;
    this.#inARow = wasSteady ? 1 : this.#inARow + 1;
    return this.#inARow <= IN_A_ROW;
  }
}
