import type { Position } from '@citas/protocol';
import { Batch } from './batch.ts';
import { subscribedMessage, type SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** What one who comes back is sent: the answer, then page after page of what it missed. */
export class Replay {
  readonly #subscriber: Subscriber;
  readonly #request: SubscribeRequest;
  readonly #since: Position;
  #seq: number;
  #pages = 0;

  constructor(subscriber: Subscriber, request: SubscribeRequest, since: Position) {
    this.#subscriber = subscriber;
    this.#request = request;
    this.#since = since;
    this.#seq = since.seq;
  }

  get pages(): number {
    return this.#pages;
  }

  /** Up to where it has been sent everything. */
  get position(): Position {
    return { epoch: this.#since.epoch, seq: this.#seq };
  }

  send(page: Batch): void {
    if (this.#pages === 0)
      this.#subscriber.send(Batch.of(subscribedMessage(this.#request, this.#since, true)));
    if (page.frames.length > 0) this.#subscriber.send(page);
    this.#seq += page.frames.length;
    this.#pages += 1;
  }
}
