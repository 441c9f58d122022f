import type { Clock } from '@citas/clock';
import { TokenBucket } from './token-bucket.ts';

export const MESSAGES_PER_SECOND = 20;
const AT_ONCE = 40;
const MALFORMED_LIMIT = 10;
/** Messages over the rate, and how many of them a second are forgiven: beyond, a client does not slow down when told. */
const FLOOD = 100;
const FORGIVEN_PER_SECOND = 10;

/** Keeps count of what a client sends too much of, and of what is no message at all. */
export class MessageGuard {
  /** When to send again after a refusal, in milliseconds. */
  static readonly AFTER_MS = 1000;
  readonly #clock: Clock;
  readonly #rate: TokenBucket;
  readonly #patience: TokenBucket;
  #floods = false;
  #malformed = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#rate = new TokenBucket(MESSAGES_PER_SECOND, AT_ONCE, clock.now());
    this.#patience = new TokenBucket(FORGIVEN_PER_SECOND, FLOOD, clock.now());
  }

  /** False when this message is one too many. */
  take(): boolean {
    const isTaken = this.#rate.take(this.#clock.now());
    if (!isTaken && !this.#patience.take(this.#clock.now())) this.#floods = true;
    return isTaken;
  }

  get floods(): boolean {
    return this.#floods;
  }

  /** True when it was the last that is borne. */
  countMalformed(): boolean {
    this.#malformed += 1;
    return this.#malformed >= MALFORMED_LIMIT;
  }
}
