import type { Cancel, Clock } from '@citas/clock';
import type { DeliveryClass } from '@citas/hub';
import type { Writable } from 'node:stream';

/** Bytes that may wait for one reader before something of a class is left out. */
const ACCEPTED_UP_TO: Record<DeliveryClass, number> = { latest: 64 * 1024, stream: 256 * 1024 };
const TOO_MUCH = 1024 * 1024;
const STALLED_MS = 10_000;

export interface BacklogDeps {
  readonly socket: Writable;
  readonly clock: Clock;
  /** Too much waits, or nothing was taken for 10 s. */
  onTooSlow(): void;
}

/** What waits in memory because one reader is slow. */
export class Backlog {
  readonly #deps: BacklogDeps;
  #written = 0;
  #takenBefore = 0;
  #cancelStall: Cancel | undefined;
  #drained: PromiseWithResolvers<boolean> | undefined;

  constructor(deps: BacklogDeps) {
    this.#deps = deps;
  }

  accepts(kind: DeliveryClass): boolean {
    return this.#deps.socket.writableLength <= ACCEPTED_UP_TO[kind];
  }

  /** Told of every write. */
  wrote(bytes: number): void {
    this.#written += bytes;
    const waiting = this.#deps.socket.writableLength;
    if (waiting <= ACCEPTED_UP_TO.latest) return;
    if (waiting > TOO_MUCH) return this.#deps.onTooSlow();
    if (this.#cancelStall) return;
    this.#deps.socket.once('drain', () => this.#end(true));
    this.#watchStall();
  }

  /** Only after `accepts` was false. Resolves when everything was taken: true then, false when the socket closed. */
  drained(): Promise<boolean> {
    this.#drained ??= Promise.withResolvers<boolean>();
    return this.#drained.promise;
  }

  closed(): void {
    this.#end(false);
  }

  #watchStall(): void {
    this.#takenBefore = this.#taken();
    this.#cancelStall = this.#deps.clock.after(STALLED_MS, () => {
      if (this.#taken() === this.#takenBefore) return this.#deps.onTooSlow();
      this.#watchStall();
    });
  }

  /** Bytes of the writes that the system has taken over whole. */
  #taken(): number {
    return this.#written - this.#deps.socket.writableLength;
  }

  #end(isBack: boolean): void {
    this.#cancelStall?.();
    this.#cancelStall = undefined;
    this.#drained?.resolve(isBack);
    this.#drained = undefined;
  }
}
