import type { Clock } from '@citas/clock';
import type { Position } from '@citas/protocol';
import { Batch } from './batch.ts';
import type { Delivered } from './delivered.ts';
import type { EventLog, LogSlice } from './event-log.ts';
import type { Fanout } from './fanout.ts';
import type { FrameMemory } from './frame-memory.ts';
import { FrameRing } from './frame-ring.ts';
import { Frame } from './frame.ts';
import type { CountHubEvent } from './hub-event.ts';
import { Receivers } from './receivers.ts';
import { Replay } from './replay.ts';
import { sliceFault, type ResyncReason } from './slice-fault.ts';
import { subscribedMessage, type SubscribeOutcome, type SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** Frames kept in memory a channel at most, and events read from the log at once for one who comes back. */
const RING_CAPACITY = 200;
/** Events read from the log at once for the channel. */
export const PAGE = 500;
/** Events that go out together at most. */
const BATCH = 100;

export interface StreamChannelDeps {
  readonly log: EventLog;
  readonly fanout: Fanout;
  readonly memory: FrameMemory;
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
  readonly #ring: FrameRing;
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
    this.#ring = new FrameRing(RING_CAPACITY, deps.memory);
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
      if (!(await this.#open(request.since))) return 'unknown_channel';
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

  /** Nobody follows it any more: nothing is kept of it. */
  forget(): void {
    this.#ring.clear();
  }

  /** Takes in what the log holds after the channel's position. A slice read from another place is out of date. */
  append(slice: LogSlice): void {
    if (!this.#position || slice.after !== this.#position.seq) return;
    const fault = sliceFault(slice, this.#position);
    if (fault) return this.#reset(slice, fault);
    const writtenAtMs = this.#clock.now() - (slice.ageMs ?? 0);
    for (let from = 0; from < slice.events.length; from += BATCH) {
      const events = slice.events.slice(from, from + BATCH);
      const frames = framesOf(slice, events);
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
  #open(since: Position | undefined): Promise<boolean> {
    if (this.#position) return Promise.resolve(true);
    this.#opening ??= this.#readPosition(since).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** With what the first one who comes has missed, which is mostly what all have missed; else without any event. */
  async #readPosition(since: Position | undefined): Promise<boolean> {
    const cursor = { channel: this.#name, after: since?.seq ?? null };
    const [slice] = await this.#log.read([cursor], since ? RING_CAPACITY : 0);
    if (!slice) return false;
    this.#position = { epoch: slice.epoch, seq: slice.head };
    if (this.#joining.size > 0) this.#keep(slice);
    return true;
  }

  /** What was read for one who comes back is in memory for the next, where it goes on up to what is there. */
  #keep(slice: LogSlice): void {
    const upTo = this.#known().seq - this.#ring.size;
    const older = slice.events.filter(({ seq }) => seq <= upTo);
    if (older.at(-1)?.seq === upTo) this.#ring.prepend(framesOf(slice, older));
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
        this.#count(replay.pages === 0 ? 'resumed_from_memory' : 'resumed_from_log');
        return this.#catchUp(subscriber, replay, missing);
      }
      const outcome = await this.#readPage(subscriber, request, replay);
      if (outcome) return outcome;
    }
    return 'replaced';
  }

  #catchUp(subscriber: Subscriber, replay: Replay, missing: Batch): SubscribeOutcome {
    replay.send(missing);
    return this.#goLive(subscriber, this.#known().seq);
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
    this.#keep(slice);
    const missing = this.#inMemory(from);
    if (missing && subscriber.accepts('stream')) {
      this.#count('resumed_from_log');
      return this.#catchUp(subscriber, replay, missing);
    }
    replay.send(new Batch(framesOf(slice, slice.events)));
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

function framesOf({ causes }: LogSlice, events: LogSlice['events']): readonly Frame[] {
  return events.map((event) => new Frame(event, causes?.get(event.seq)));
}
