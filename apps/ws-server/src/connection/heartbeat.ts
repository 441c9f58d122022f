const PING_EVERY_MS = 25_000;
const PONG_WITHIN_MS = 10_000;

/** Finds a peer that is gone without a word. Any frame of it is a sign of life. */
export class Heartbeat {
  #pingAtMs: number;
  /** Undefined while no ping waits for an answer. */
  #deadAtMs: number | undefined;

  constructor(elapsedMs: number) {
    this.#pingAtMs = elapsedMs + PING_EVERY_MS;
  }

  heard(): void {
    this.#deadAtMs = undefined;
  }

  /** What is to be done now. */
  check(elapsedMs: number): 'ping' | 'dead' | 'nothing' {
    if (this.#deadAtMs !== undefined && elapsedMs >= this.#deadAtMs) return 'dead';
    if (elapsedMs < this.#pingAtMs) return 'nothing';
    this.#pingAtMs = elapsedMs + PING_EVERY_MS;
    this.#deadAtMs ??= elapsedMs + PONG_WITHIN_MS;
    return 'ping';
  }
}
