import type { Cancel, Clock } from '@citas/clock';
import { parseCanal } from '@citas/domain';
import type { ServerMessage } from '@citas/protocol';
import type { Delivered } from './delivered.ts';
import type { Cursor, EventLog, LogSlice } from './event-log.ts';
import { Fanout } from './fanout.ts';
import { FrameMemory } from './frame-memory.ts';
import type { CountHubEvent } from './hub-event.ts';
import { LatestChannel } from './latest-channel.ts';
import type { LatestSource } from './latest-source.ts';
import { StreamChannel } from './stream-channel.ts';
import type { SubscribeOutcome, SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** How long a stream is kept up to date without followers, so that those who were cut off resume from memory. */
const LINGER_MS = 60_000;

export interface HubDeps {
  readonly log: EventLog;
  readonly source: LatestSource;
  readonly clock: Clock;
  /** Runs a task in a later turn of the event loop. */
  readonly nextTurn: (task: () => void) => void;
  readonly count: CountHubEvent;
  readonly delivered?: Delivered;
  /** Deliveries in one turn of the event loop; 150 when absent. */
  readonly deliveriesPerTurn?: number;
  /** What the streams keep in memory together, in bytes of JSON; 32 MiB when absent. */
  readonly memoryBytes?: number;
  /** A channel is there from now on, and one is no more: for who has to know what is followed here. */
  readonly onOpened?: (channel: string) => void;
  readonly onForgotten?: (channel: string) => void;
}

/** Who follows what. A channel exists here only while somebody follows it, and a stream for a minute more. */
export class Hub {
  readonly #deps: HubDeps & { readonly fanout: Fanout; readonly memory: FrameMemory };
  readonly #channels = new Map<string, StreamChannel | LatestChannel>();
  readonly #followed = new Map<Subscriber, Set<string>>();
  readonly #lingering = new Map<string, Cancel>();

  constructor(deps: HubDeps) {
    const fanout = new Fanout(deps.nextTurn, deps.deliveriesPerTurn);
    this.#deps = { ...deps, fanout, memory: new FrameMemory(deps.memoryBytes) };
  }

  /** The names of the channels that somebody follows. */
  get watched(): readonly string[] {
    return [...this.#channels.keys()];
  }

  /** Subscriptions that are live. */
  get subscriptions(): number {
    return this.#channels.values().reduce((sum, channel) => sum + channel.size, 0);
  }

  /** Every channel that is kept here; `seq` is null where values have no positions. */
  get channels(): { readonly name: string; readonly subscribers: number; readonly seq: number | null }[] {
    return [...this.#channels].map(([name, { size, position }]) => ({
      name,
      subscribers: size,
      seq: position?.seq ?? null,
    }));
  }

  /** Resolves when the events appended so far are with their subscribers; undefined when they are already. */
  get delivering(): Promise<void> | undefined {
    return this.#deps.fanout.streams;
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

  /** Forgets the channels that nobody follows: leaves no timer behind. */
  stop(): void {
    for (const name of [...this.#lingering.keys()]) this.#forget(name);
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

  /** The newest values of a latest-value channel, to everybody who follows it now and for who comes later. */
  broadcastToChannel(name: string, ...messages: readonly ServerMessage[]): void {
    const channel = this.#channels.get(name);
    if (channel instanceof LatestChannel) channel.broadcast(messages);
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
        ? new LatestChannel(name, this.#deps)
        : new StreamChannel(name, this.#deps);
    this.#channels.set(name, channel);
    this.#deps.onOpened?.(name);
    return channel;
  }

  #forgetIfEmpty(name: string, channel: StreamChannel | LatestChannel): void {
    if (!channel.isEmpty || this.#channels.get(name) !== channel) return;
    if (!channel.position) return this.#forget(name);
    this.#lingering.get(name)?.();
    const cancel = this.#deps.clock.after(LINGER_MS, () => channel.isEmpty && this.#forget(name));
    this.#lingering.set(name, cancel);
  }

  #forget(name: string): void {
    const channel = this.#channels.get(name);
    if (channel instanceof StreamChannel) channel.forget();
    if (this.#channels.delete(name)) this.#deps.onForgotten?.(name);
    this.#lingering.get(name)?.();
    this.#lingering.delete(name);
  }
}
