export const MESSAGES_PER_SECOND = 20;
const BURST = 40;

/** A token bucket: 20 messages a second, 40 at once. */
export class MessageRate {
  #left = BURST;
  #refilledAtMs: number;

  constructor(nowMs: number) {
    this.#refilledAtMs = nowMs;
  }

  /** False when this message is one too many. */
  take(nowMs: number): boolean {
    const refill = ((nowMs - this.#refilledAtMs) / 1000) * MESSAGES_PER_SECOND;
    this.#left = Math.min(BURST, this.#left + refill);
    this.#refilledAtMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
