const PING_EVERY_MS = 25_000;
const PONG_WITHIN_MS = 10_000;

/** Finds a peer that is gone without a word. Any frame of it is a sign of life. */
export class Heartbeat {
  #pingAtMs: number;
  /** Undefined while no ping waits for an answer. */
  #deadAtMs: number | undefined;

  constructor(nowMs: number) {
    this.#pingAtMs = nowMs + PING_EVERY_MS;
  }

  heard(): void {
    this.#deadAtMs = undefined;
  }

  /** What is to be done now. */
  check(nowMs: number): 'ping' | 'dead' | 'nothing' {
    if (this.#deadAtMs !== undefined && nowMs >= this.#deadAtMs) return 'dead';
    if (nowMs < this.#pingAtMs) return 'nothing';
    this.#pingAtMs = nowMs + PING_EVERY_MS;
    this.#deadAtMs ??= nowMs + PONG_WITHIN_MS;
    return 'ping';
  }
}
