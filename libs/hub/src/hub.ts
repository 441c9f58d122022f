import { parseCanal } from '@citas/domain';
import type { ServerMessage } from '@citas/protocol';
import type { Cursor, EventLog, LogSlice } from './event-log.ts';
import { Frame } from './frame.ts';
import { LatestChannel } from './latest-channel.ts';
import type { LatestSource } from './latest-source.ts';
import { StreamChannel } from './stream-channel.ts';
import type { SubscribeOutcome, SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** Who follows what. A channel exists here only while somebody follows it. */
export class Hub {
  readonly #log: EventLog;
  readonly #source: LatestSource;
  readonly #channels = new Map<string, StreamChannel | LatestChannel>();
  readonly #followed = new Map<Subscriber, Set<string>>();

  constructor(deps: { readonly log: EventLog; readonly source: LatestSource }) {
    this.#log = deps.log;
    this.#source = deps.source;
  }

  /** The names of the channels that somebody follows. */
  get watched(): readonly string[] {
    return [...this.#channels.keys()];
  }

  /** Subscriptions that are live. */
  get subscriptions(): number {
    return this.#channels.values().reduce((sum, channel) => sum + channel.size, 0);
  }

  isWatched(channel: string): boolean {
    return this.#channels.has(channel);
  }

  /** Where each stream stands: what comes after has yet to be read and appended. */
  get cursors(): readonly Cursor[] {
    return [...this.#channels].flatMap(([channel, { position }]) =>
      position ? [{ channel, after: position.seq }] : [],
    );
  }

  /** Sends the answer and what was missed itself. Rejects when the log or the source cannot be read. */
  async subscribe(subscriber: Subscriber, request: SubscribeRequest): Promise<SubscribeOutcome> {
    const channel = this.#channels.get(request.channel) ?? this.#openChannel(request.channel);
    this.#note(subscriber, request.channel);
    try {
      return await channel.subscribe(subscriber, request);
    } finally {
      this.#forgetIfEmpty(request.channel, channel);
    }
  }

  /** False when there was nothing to end. */
  unsubscribe(subscriber: Subscriber, name: string): boolean {
    this.#followed.get(subscriber)?.delete(name);
    const channel = this.#channels.get(name);
    if (!channel) return false;
    const hadIt = channel.unsubscribe(subscriber);
    this.#forgetIfEmpty(name, channel);
    return hadIt;
  }

  disconnect(subscriber: Subscriber): void {
    for (const name of this.#followed.get(subscriber) ?? []) this.unsubscribe(subscriber, name);
    this.#followed.delete(subscriber);
  }

  /** To everybody who follows the channel now; a latest-value channel also keeps it for who comes later. */
  broadcastToChannel(channel: string, message: ServerMessage): void {
    this.#channels.get(channel)?.broadcast(new Frame(message));
  }

  /** Gives a stream's subscribers what was read from the log. */
  append(slice: LogSlice): void {
    const channel = this.#channels.get(slice.channel);
    if (channel instanceof StreamChannel) channel.append(slice);
  }

  #note(subscriber: Subscriber, name: string): void {
    const names = this.#followed.get(subscriber) ?? new Set();
    this.#followed.set(subscriber, names.add(name));
  }

  #openChannel(name: string): StreamChannel | LatestChannel {
    const channel =
      parseCanal(name)?.tipo === 'estadisticas'
        ? new LatestChannel(name, this.#source)
        : new StreamChannel(name, this.#log);
    this.#channels.set(name, channel);
    return channel;
  }

  #forgetIfEmpty(name: string, channel: StreamChannel | LatestChannel): void {
    if (channel.isEmpty && this.#channels.get(name) === channel) this.#channels.delete(name);
  }
}
