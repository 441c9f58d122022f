import type { Cancel, Clock } from '@citas/clock';

/** After so long without a frame a sign of life is asked for; without one the data counts as old; then as lost. */
const QUIET_MS = 10_000;
const ANSWER_WITHIN_MS = 2_000;

export interface LivenessDeps {
  readonly clock: Clock;
  ping(): void;
  /** 12 s without a frame. */
  onSilent(): void;
  /** The socket is dead, whatever the platform says. */
  onDead(): void;
}

/** Watches an open socket: a dead one says nothing, and a sleeping laptop does not notice. */
export class Liveness {
  readonly #deps: LivenessDeps;
  #cancel: Cancel = () => undefined;

  constructor(deps: LivenessDeps) {
    this.#deps = deps;
  }

  /** A frame came, or the socket just opened. */
  heard(): void {
    this.#next(QUIET_MS, () => {
      this.#deps.ping();
      this.#next(ANSWER_WITHIN_MS, () => {
        this.probe();
        this.#deps.onSilent();
      });
    });
  }

  /** Dead unless a frame comes within 2 s. */
  probe(): void {
    this.#deps.ping();
    this.#next(ANSWER_WITHIN_MS, () => this.#deps.onDead());
  }

  stop(): void {
    this.#cancel();
  }

  #next(delayMs: number, task: () => void): void {
    this.#cancel();
    this.#cancel = this.#deps.clock.after(delayMs, task);
  }
}
