import type { DeliveryClass } from './subscriber.ts';

/** Deliveries in one turn of the event loop: about 2 ms of work, so that a tick to thousands never stalls the rest. */
const A_TURN = 150;

/** One thing to be delivered to many; `next` delivers to one of them and is false when there was none left. */
export interface Delivery {
  next(): boolean;
}

/** Runs deliveries in the order in which they were pushed, a slice a turn; events of streams go before statistics. */
export class Fanout {
  readonly #queues: Record<DeliveryClass, Delivery[]> = { stream: [], latest: [] };
  readonly #nextTurn: (task: () => void) => void;
  readonly #perTurn: number;
  #left: number;
  #isScheduled = false;
  #streamsDone: PromiseWithResolvers<void> | undefined;

  /** `nextTurn` runs a task in a later turn of the event loop. */
  constructor(nextTurn: (task: () => void) => void, perTurn = A_TURN) {
    this.#nextTurn = nextTurn;
    this.#perTurn = perTurn;
    this.#left = perTurn;
  }

  /** Resolves when no event waits to be delivered any more; undefined when none does. */
  get streams(): Promise<void> | undefined {
    if (this.#queues.stream.length === 0) return undefined;
    this.#streamsDone ??= Promise.withResolvers();
    return this.#streamsDone.promise;
  }

  push(kind: DeliveryClass, delivery: Delivery): void {
    this.#queues[kind].push(delivery);
    this.#run();
  }

  #run(): void {
    for (;;) {
      const queue = this.#queues.stream.length > 0 ? this.#queues.stream : this.#queues.latest;
      const delivery = queue[0];
      if (!delivery) return;
      if (!this.#deliver(delivery)) return;
      queue.shift();
      if (this.#queues.stream.length === 0) this.#tellStreamsDone();
    }
  }

  #tellStreamsDone(): void {
    this.#streamsDone?.resolve();
    this.#streamsDone = undefined;
  }

  /** True when the delivery is done, false when the turn is over. */
  #deliver(delivery: Delivery): boolean {
    if (!this.#isScheduled) this.#schedule();
    while (this.#left > 0) {
      if (!delivery.next()) return true;
      this.#left -= 1;
    }
    return false;
  }

  #schedule(): void {
    this.#isScheduled = true;
    this.#nextTurn(() => {
      this.#isScheduled = false;
      this.#left = this.#perTurn;
      this.#run();
    });
  }
}
