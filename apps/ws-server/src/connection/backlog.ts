import type { Writable } from 'node:stream';
import type { DeliveryClass } from '@citas/hub';

/** Bytes that may wait for one reader before something of a class is left out. */
const ACCEPTED_UP_TO: Record<DeliveryClass, number> = { latest: 64 * 1024, stream: 256 * 1024 };
const TOO_MUCH = 1024 * 1024;
const STALLED_MS = 10_000;

/** What waits in memory because one reader is slow. */
export class Backlog {
  readonly #socket: Writable;
  #written = 0;
  /** While more than statistics may wait is waiting: what had been taken when it was last seen to grow, and when. */
  #stall: { taken: number; sinceMs: number } | undefined;
  #drained: PromiseWithResolvers<boolean> | undefined;

  constructor(socket: Writable) {
    this.#socket = socket;
  }

  accepts(kind: DeliveryClass): boolean {
    return this.#socket.writableLength <= ACCEPTED_UP_TO[kind];
  }

  /** Told of every write. */
  wrote(bytes: number): void {
    this.#written += bytes;
    if (this.accepts('latest') || this.#stall) return;
    this.#stall = { taken: -1, sinceMs: Infinity };
    this.#socket.once('drain', () => this.#end(true));
  }

  /** Only after `accepts` was false. Resolves when everything was taken: true then, false when the socket closed. */
  drained(): Promise<boolean> {
    this.#drained ??= Promise.withResolvers<boolean>();
    return this.#drained.promise;
  }

  /** True when too much waits, or the system has taken over no write for 10 s. */
  isTooSlow(elapsedMs: number): boolean {
    if (!this.#stall) return false;
    const taken = this.#written - this.#socket.writableLength;
    if (taken !== this.#stall.taken) this.#stall = { taken, sinceMs: elapsedMs };
    return this.#socket.writableLength > TOO_MUCH || elapsedMs - this.#stall.sinceMs >= STALLED_MS;
  }

  closed(): void {
    this.#end(false);
  }

  #end(isBack: boolean): void {
    this.#stall = undefined;
    this.#drained?.resolve(isBack);
    this.#drained = undefined;
  }
}
