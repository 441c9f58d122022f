import type { Clock } from '@citas/clock';
import type { Position } from '@citas/protocol';
import { Batch } from './batch.ts';
import type { Delivered } from './delivered.ts';
import type { EventLog, LogSlice } from './event-log.ts';
import type { Fanout } from './fanout.ts';
import { FrameRing } from './frame-ring.ts';
import { Frame } from './frame.ts';
import type { CountHubEvent } from './hub-event.ts';
import { Receivers } from './receivers.ts';
import { Replay } from './replay.ts';
import { sliceFault, type ResyncReason } from './slice-fault.ts';
import { subscribedMessage, type SubscribeOutcome, type SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** Frames kept in memory a channel, and events read from the log at once for one who comes back. */
const RING_CAPACITY = 200;
/** Events read from the log at once for the channel. */
export const PAGE = 500;
/** Events that go out together at most. */
const BATCH = 100;

export interface StreamChannelDeps {
  readonly log: EventLog;
  readonly fanout: Fanout;
  readonly count: CountHubEvent;
  readonly clock: Pick<Clock, 'now'>;
  readonly delivered?: Delivered;
}

/**
 * An ordered stream. A subscriber joins by catching up from the log until the ring holds all that it misses; then
 * replay and going live happen in one turn of the event loop, so that nothing can come between.
 */
export class StreamChannel {
  readonly #name: string;
  readonly #log: EventLog;
  readonly #count: CountHubEvent;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #delivered: Delivered | undefined;
  readonly #ring = new FrameRing(RING_CAPACITY);
  /** With the seq each had when it went live: it may have been ahead of the hub. */
  readonly #live: Receivers<number>;
  readonly #joining = new Map<Subscriber, SubscribeRequest>();
  /** Slow readers who lost events and start anew once they have read. */
  readonly #behind = new Set<Subscriber>();
  #position: Position | undefined;
  #opening: Promise<boolean> | undefined;

  constructor(name: string, deps: StreamChannelDeps) {
    this.#name = name;
    this.#log = deps.log;
    this.#count = deps.count;
    this.#clock = deps.clock;
    this.#delivered = deps.delivered;
    this.#live = new Receivers(deps.fanout, 'stream');
  }

  /** Undefined until the log has told it. */
  get position(): Position | undefined {
    return this.#position;
  }

  get isEmpty(): boolean {
    return this.size + this.#joining.size === 0;
  }

  get size(): number {
    return this.#live.size + this.#behind.size;
  }

  async subscribe(subscriber: Subscriber, request: SubscribeRequest): Promise<SubscribeOutcome> {
    this.#live.delete(subscriber);
    this.#behind.delete(subscriber);
    this.#joining.set(subscriber, request);
    try {
      if (!(await this.#open())) return 'unknown_channel';
      return await this.#join(subscriber, request);
    } catch (error) {
      // Whoever has asked again meanwhile is answered there.
      if (!this.#isJoining(subscriber, request)) return 'replaced';
      throw error;
    } finally {
      if (this.#isJoining(subscriber, request)) this.#joining.delete(subscriber);
    }
  }

  unsubscribe(subscriber: Subscriber): boolean {
    const wasLive = this.#live.delete(subscriber);
    const wasBehind = this.#behind.delete(subscriber);
    return this.#joining.delete(subscriber) || wasLive || wasBehind;
  }

  /** Takes in what the log holds after the channel's position. A slice read from another place is out of date. */
  append(slice: LogSlice): void {
    if (!this.#position || slice.after !== this.#position.seq) return;
    const fault = sliceFault(slice, this.#position);
    if (fault) return this.#reset(slice, fault);
    const writtenAtMs = this.#clock.now() - (slice.ageMs ?? 0);
    for (let from = 0; from < slice.events.length; from += BATCH) {
      const events = slice.events.slice(from, from + BATCH);
      const frames = events.map((event) => new Frame(event, slice.causes?.get(event.seq)));
      for (const frame of frames) this.#ring.push(frame);
      this.#position = { epoch: slice.epoch, seq: events.at(-1)!.seq };
      this.#broadcast(new Batch(frames), { first: events[0]!.seq, last: this.#position.seq, writtenAtMs });
    }
  }

  #broadcast(
    batch: Batch,
    {
      first,
      last,
      writtenAtMs,
    }: { readonly first: number; readonly last: number; readonly writtenAtMs: number },
  ): void {
    this.#live.each(
      (subscriber, cursor) => {
        if (last <= cursor) return;
        if (!subscriber.accepts('stream')) return this.#leaveBehind(subscriber);
        subscriber.send(first > cursor ? batch : new Batch(batch.frames.slice(cursor - first + 1)));
      },
      () => this.#delivered?.(this.#clock.now() - writtenAtMs, batch.frames),
    );
  }

  #leaveBehind(subscriber: Subscriber): void {
    this.#count('stream_dropped');
    this.#live.delete(subscriber);
    this.#behind.add(subscriber);
    void subscriber.drained().then((isBack) => {
      if (this.#behind.delete(subscriber) && isBack)
        this.#start(subscriber, { channel: this.#name }, 'slow_reader');
    });
  }

  /** Many who come at once wait for the same read. */
  #open(): Promise<boolean> {
    if (this.#position) return Promise.resolve(true);
    this.#opening ??= this.#readTail().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #readTail(): Promise<boolean> {
    const [slice] = await this.#log.read([{ channel: this.#name, after: null }], RING_CAPACITY);
    if (!slice) return false;
    for (const event of slice.events) this.#ring.push(new Frame(event, slice.causes?.get(event.seq)));
    this.#position = { epoch: slice.epoch, seq: slice.head };
    return true;
  }

  #join(subscriber: Subscriber, request: SubscribeRequest): Promise<SubscribeOutcome> {
    const { since } = request;
    if (since) return this.#resume(subscriber, request, since);
    return Promise.resolve(
      this.#isJoining(subscriber, request) ? this.#start(subscriber, request) : 'replaced',
    );
  }

  /** Reads on from `since` until the ring, or the newest page of the log, holds all that is missing. */
  async #resume(
    subscriber: Subscriber,
    request: SubscribeRequest,
    since: Position,
  ): Promise<SubscribeOutcome> {
    const replay = new Replay(subscriber, request, since);
    while (this.#isJoining(subscriber, request)) {
      const missing = this.#inMemory(replay.position);
      if (missing) {
        replay.send(missing);
        this.#count(replay.pages === 1 ? 'resumed_from_memory' : 'resumed_from_log');
        return this.#goLive(subscriber, this.#known().seq);
      }
      const outcome = await this.#readPage(subscriber, request, replay);
      if (outcome) return outcome;
    }
    return 'replaced';
  }

  /** One page from the log. Undefined when there is more to read. */
  async #readPage(
    subscriber: Subscriber,
    request: SubscribeRequest,
    replay: Replay,
  ): Promise<SubscribeOutcome | undefined> {
    const from = replay.position;
    const [slice] = await this.#log.read([{ channel: this.#name, after: from.seq }], RING_CAPACITY);
    if (!this.#isJoining(subscriber, request)) return 'replaced';
    const fault = this.#faultOf(slice, from);
    if (!slice || fault) return this.#start(subscriber, request, fault);
    replay.send(new Batch(slice.events.map((event) => new Frame(event, slice.causes?.get(event.seq)))));
    // A slow reader is given more when it has read this; meanwhile the log may have become another one.
    if (!subscriber.accepts('stream')) return (await subscriber.drained()) ? undefined : 'replaced';
    // The reader may know more than the hub has read so far: what the hub reads later and it has is not sent again.
    const { seq } = replay.position;
    if (seq < slice.head || seq < this.#known().seq) return undefined;
    this.#count('resumed_from_log');
    return this.#goLive(subscriber, seq);
  }

  #faultOf(slice: LogSlice | undefined, from: Position): ResyncReason | undefined {
    if (!slice) return 'log_trimmed';
    // The log may have become another one that the client has already seen and the hub has not.
    if (slice.epoch !== this.#known().epoch) this.#reset(slice, 'epoch_changed');
    return sliceFault(slice, from);
  }

  /** The frames after a position, when the ring still has them all. */
  #inMemory({ epoch, seq }: Position): Batch | undefined {
    const position = this.#known();
    return epoch === position.epoch && seq <= position.seq
      ? this.#ring.newest(position.seq - seq)
      : undefined;
  }

  /** Live from the channel's position: a first subscription, or one whose `since` cannot be kept. */
  #start(subscriber: Subscriber, request: SubscribeRequest, reason?: ResyncReason): SubscribeOutcome {
    this.#count(reason ? `resync_${reason}` : 'started');
    const answer = subscribedMessage(request, this.#known(), false);
    subscriber.send(
      reason ? Batch.of({ type: 'resync', channel: this.#name, data: { reason } }, answer) : Batch.of(answer),
    );
    return this.#goLive(subscriber, this.#known().seq);
  }

  #goLive(subscriber: Subscriber, cursor: number): SubscribeOutcome {
    this.#joining.delete(subscriber);
    this.#live.set(subscriber, cursor);
    return 'subscribed';
  }

  /** The log is not the one this channel has followed: everybody starts again, and is told so. */
  #reset(slice: LogSlice, reason: ResyncReason): void {
    this.#position = { epoch: slice.epoch, seq: slice.head };
    this.#ring.clear();
    this.#live.cancel();
    for (const subscriber of this.#live.all()) this.#start(subscriber, { channel: this.#name }, reason);
  }

  #isJoining(subscriber: Subscriber, request: SubscribeRequest): boolean {
    return this.#joining.get(subscriber) === request;
  }

  #known(): Position {
    if (!this.#position) throw new Error(`${this.#name} is not open`);
    return this.#position;
  }
}
