import type { Delivery, Fanout } from './fanout.ts';
import type { DeliveryClass, Subscriber } from './subscriber.ts';

/** The live subscribers of one channel, each with what the channel keeps about it. */
export class Receivers<State> {
  readonly #fanout: Fanout;
  readonly #kind: DeliveryClass;
  readonly #states = new Map<Subscriber, State>();
  #pending = new Set<{ isCancelled: boolean }>();

  constructor(fanout: Fanout, kind: DeliveryClass) {
    this.#fanout = fanout;
    this.#kind = kind;
  }

  get size(): number {
    return this.#states.size;
  }

  get(subscriber: Subscriber): State | undefined {
    return this.#states.get(subscriber);
  }

  set(subscriber: Subscriber, state: State): void {
    this.#states.set(subscriber, state);
  }

  delete(subscriber: Subscriber): boolean {
    return this.#states.delete(subscriber);
  }

  all(): readonly Subscriber[] {
    return [...this.#states.keys()];
  }

  /** Calls `deliver` for each, those who come meanwhile included, in turns; calls keep their order. Then `delivered`. */
  each(deliver: (subscriber: Subscriber, state: State) => void, delivered?: () => void): void {
    if (this.#states.size === 0) return;
    const rest = this.#states.entries();
    const job = { isCancelled: false };
    const delivery: Delivery = {
      next: () => {
        const { done, value } = rest.next();
        if (done || job.isCancelled) return this.#end(job, delivered);
        deliver(value[0], value[1]);
        return true;
      },
    };
    this.#pending.add(job);
    this.#fanout.push(this.#kind, delivery);
  }

  /** Drops what is not delivered yet. */
  cancel(): void {
    for (const job of this.#pending) job.isCancelled = true;
    this.#pending.clear();
  }

  #end(job: { isCancelled: boolean }, delivered?: () => void): false {
    this.#pending.delete(job);
    if (!job.isCancelled) delivered?.();
    return false;
  }
}
