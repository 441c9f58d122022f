import type { ServerMessageType } from '@citas/protocol';
import type { Frame } from './frame.ts';
import type { LatestSource } from './latest-source.ts';
import { subscribedFrame, type SubscribeOutcome, type SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** Only the newest value counts here: its position never moves. */
const POSITION = { epoch: 'latest', seq: 0 };

/** Keeps the newest message of each type and gives it at once to whoever comes. */
export class LatestChannel {
  readonly #name: string;
  readonly #source: LatestSource;
  readonly #newest = new Map<ServerMessageType, Frame>();
  readonly #live = new Set<Subscriber>();
  readonly #joining = new Map<Subscriber, SubscribeRequest>();

  /** None: its values are never read from the log. */
  readonly position = undefined;

  constructor(name: string, source: LatestSource) {
    this.#name = name;
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#live.size + this.#joining.size === 0;
  }

  get size(): number {
    return this.#live.size;
  }

  async subscribe(subscriber: Subscriber, request: SubscribeRequest): Promise<SubscribeOutcome> {
    this.#live.delete(subscriber);
    this.#joining.set(subscriber, request);
    try {
      if (this.#newest.size === 0 && !(await this.#source.refresh(this.#name))) return 'unknown_channel';
      if (this.#joining.get(subscriber) !== request) return 'replaced';
      subscriber.send(subscribedFrame(request, POSITION, request.since !== undefined));
      for (const frame of this.#newest.values()) subscriber.send(frame);
      this.#live.add(subscriber);
      return 'subscribed';
    } finally {
      if (this.#joining.get(subscriber) === request) this.#joining.delete(subscriber);
    }
  }

  unsubscribe(subscriber: Subscriber): boolean {
    const wasLive = this.#live.delete(subscriber);
    return this.#joining.delete(subscriber) || wasLive;
  }

  broadcast(frame: Frame): void {
    this.#newest.set(frame.type, frame);
    for (const subscriber of this.#live) subscriber.send(frame);
  }
}
