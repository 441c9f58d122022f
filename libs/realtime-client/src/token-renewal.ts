import type { Cancel, Clock } from '@citas/clock';

const MARGIN_MS = 60_000;
const SEND_AGAIN_MS = 1_000;
const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;

export interface TokenRenewalDeps {
  readonly clock: Clock;
  getToken(): Promise<string | null>;
  sendAuth(token: string): void;
}

/**
 * Renews the token of a living connection a minute before it ends. When that brings no other token, the hub closes
 * with 4401 and the connection begins anew.
 */
export class TokenRenewal {
  readonly #deps: TokenRenewalDeps;
  #token = '';
  /** How far the hub's clock is ahead of ours. */
  #skewMs = 0;
  #cancel: Cancel = () => undefined;

  constructor(deps: TokenRenewalDeps) {
    this.#deps = deps;
  }

  /** Times are RFC 3339. */
  greeted(token: string, expiresAt: string, serverTime: string): void {
    this.#token = token;
    this.#skewMs = Date.parse(serverTime) - this.#deps.clock.now();
    this.renewed(expiresAt);
  }

  renewed(expiresAt: string): void {
    const leftMs = Date.parse(expiresAt) - this.#skewMs - this.#deps.clock.now();
    const delayMs = Math.max(leftMs - MARGIN_MS, leftMs / 2, SHORTEST_PAUSE_MS);
    this.#cancel();
    // A good token that seems to have ended: our clock was set. The next greeting tells how far it is off.
    if (leftMs > 0 && delayMs < LONGEST_TIMER_MS)
      this.#cancel = this.#deps.clock.after(delayMs, () => void this.#renew());
  }

  /** The hub has not looked at what was sent: the token is as good as before. */
  refused(afterMs = 0): void {
    this.#cancel();
    const inMs = Math.max(SEND_AGAIN_MS, afterMs);
    this.#cancel = this.#deps.clock.after(inMs, () => this.#deps.sendAuth(this.#token));
  }

  stop(): void {
    this.#cancel();
    this.#token = '';
  }

  async #renew(): Promise<void> {
    const before = this.#token;
    const token = await this.#deps.getToken().catch(() => null);
    if (token === null || token === before || before === '' || this.#token !== before) return;
    this.#token = token;
    this.#deps.sendAuth(token);
  }
}
