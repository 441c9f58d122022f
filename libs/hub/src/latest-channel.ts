import type { ServerMessage } from '@citas/protocol';
import { Batch } from './batch.ts';
import type { Fanout } from './fanout.ts';
import type { CountHubEvent } from './hub-event.ts';
import type { LatestSource } from './latest-source.ts';
import { LatestValue } from './latest-value.ts';
import { Receivers } from './receivers.ts';
import { subscribedMessage, type SubscribeOutcome, type SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** Only the newest value counts here: its position never moves. */
const POSITION = { epoch: 'latest', seq: 0 };

/** What a follower has: a version that is not the newest before is answered with the whole value. */
interface Follower {
  readonly delta: boolean;
  version: number;
  isBehind: boolean;
}

/** Gives its newest value at once to whoever comes, then every newer one; a slow reader gets only the newest. */
export class LatestChannel {
  readonly #name: string;
  readonly #source: LatestSource;
  readonly #count: CountHubEvent;
  readonly #value = new LatestValue();
  readonly #followers: Receivers<Follower>;
  readonly #joining = new Map<Subscriber, SubscribeRequest>();

  /** None: its values are never read from the log. */
  readonly position = undefined;

  constructor(
    name: string,
    deps: { readonly source: LatestSource; readonly fanout: Fanout; readonly count: CountHubEvent },
  ) {
    this.#name = name;
    this.#source = deps.source;
    this.#count = deps.count;
    this.#followers = new Receivers(deps.fanout, 'latest');
  }

  get isEmpty(): boolean {
    return this.#followers.size + this.#joining.size === 0;
  }

  get size(): number {
    return this.#followers.size;
  }

  async subscribe(subscriber: Subscriber, request: SubscribeRequest): Promise<SubscribeOutcome> {
    this.#followers.delete(subscriber);
    this.#joining.set(subscriber, request);
    try {
      if (this.#value.version === 0 && !(await this.#source.refresh(this.#name))) return 'unknown_channel';
      if (this.#joining.get(subscriber) !== request) return 'replaced';
      subscriber.send(Batch.of(subscribedMessage(request, POSITION, request.since !== undefined)));
      subscriber.send(this.#value.whole());
      const { version } = this.#value;
      this.#followers.set(subscriber, { delta: request.delta === true, version, isBehind: false });
      this.#count('started');
      return 'subscribed';
    } catch (error) {
      // Whoever has asked again meanwhile is answered there.
      if (this.#joining.get(subscriber) !== request) return 'replaced';
      throw error;
    } finally {
      if (this.#joining.get(subscriber) === request) this.#joining.delete(subscriber);
    }
  }

  unsubscribe(subscriber: Subscriber): boolean {
    const wasLive = this.#followers.delete(subscriber);
    return this.#joining.delete(subscriber) || wasLive;
  }

  /** The newest message of each type that changed, or that is repeated as a sign of life. */
  broadcast(messages: readonly ServerMessage[]): void {
    const step = this.#value.advance(messages);
    this.#followers.each((subscriber, follower) => {
      if (follower.isBehind || follower.version >= step.version) return;
      if (!subscriber.accepts('latest')) return this.#spare(subscriber, follower);
      follower.version = step.version;
      subscriber.send(follower.delta ? step.delta() : step.whole);
    });
  }

  #spare(subscriber: Subscriber, follower: Follower): void {
    this.#count('latest_conflated');
    follower.isBehind = true;
    void subscriber.drained().then((isBack) => {
      if (!isBack || this.#followers.get(subscriber) !== follower) return;
      follower.isBehind = false;
      follower.version = this.#value.version;
      subscriber.send(this.#value.whole());
    });
  }
}
