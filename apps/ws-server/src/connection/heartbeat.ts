import type { Cancel, Clock } from '@citas/clock';

const PING_EVERY_MS = 25_000;
const PONG_WITHIN_MS = 10_000;

export interface HeartbeatDeps {
  readonly clock: Clock;
  readonly ping: () => void;
  /** Nothing came back. */
  readonly onDead: () => void;
}

/** Finds a peer that is gone without a word. */
export class Heartbeat {
  readonly #stopPings: Cancel;
  #cancelDeadline: Cancel | undefined;

  constructor({ clock, ping, onDead }: HeartbeatDeps) {
    this.#stopPings = clock.every(PING_EVERY_MS, () => {
      ping();
      this.#cancelDeadline ??= clock.after(PONG_WITHIN_MS, onDead);
    });
  }

  /** Any frame is a sign of life. */
  readonly heard = (): void => {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
  };

  stop(): void {
    this.#stopPings();
    this.heard();
  }
}
