import type { Position } from '@citas/protocol';
import type { EventLog, LogSlice } from './event-log.ts';
import { FrameRing } from './frame-ring.ts';
import { Frame } from './frame.ts';
import { sliceFault, type ResyncReason } from './slice-fault.ts';
import { subscribedFrame, type SubscribeOutcome, type SubscribeRequest } from './subscribe-request.ts';
import type { Subscriber } from './subscriber.ts';

/** Frames kept in memory a channel, and events read from the log at once. */
const RING_CAPACITY = 200;
export const PAGE = 500;

/**
 * An ordered stream. A subscriber joins by catching up from the log until the ring holds all that it misses; then
 * replay and going live happen in one turn of the event loop, so that nothing can come between.
 */
export class StreamChannel {
  readonly #name: string;
  readonly #log: EventLog;
  readonly #ring = new FrameRing(RING_CAPACITY);
  /** With the seq each had when it went live: it may have been ahead of the hub. */
  readonly #live = new Map<Subscriber, number>();
  readonly #joining = new Map<Subscriber, SubscribeRequest>();
  #position: Position | undefined;
  #opening: Promise<boolean> | undefined;

  constructor(name: string, log: EventLog) {
    this.#name = name;
    this.#log = log;
  }

  /** Undefined until the log has told it. */
  get position(): Position | undefined {
    return this.#position;
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
      if (!(await this.#open())) return 'unknown_channel';
      return await this.#join(subscriber, request);
    } finally {
      if (this.#isJoining(subscriber, request)) this.#joining.delete(subscriber);
    }
  }

  unsubscribe(subscriber: Subscriber): boolean {
    const wasLive = this.#live.delete(subscriber);
    return this.#joining.delete(subscriber) || wasLive;
  }

  broadcast(frame: Frame): void {
    for (const subscriber of this.#live.keys()) subscriber.send(frame);
  }

  /** Takes in what the log holds after the channel's position. A slice read from another place is out of date. */
  append(slice: LogSlice): void {
    if (!this.#position || slice.after !== this.#position.seq) return;
    const fault = sliceFault(slice, this.#position);
    if (fault) return this.#reset(slice, fault);
    for (const event of slice.events) {
      const frame = new Frame(event);
      this.#ring.push(frame);
      this.#position = { epoch: slice.epoch, seq: event.seq };
      for (const [subscriber, cursor] of this.#live) {
        if (event.seq > cursor) subscriber.send(frame);
      }
    }
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
    for (const event of slice.events) this.#ring.push(new Frame(event));
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

  async #resume(
    subscriber: Subscriber,
    request: SubscribeRequest,
    since: Position,
  ): Promise<SubscribeOutcome> {
    let cursor = since.seq;
    let isAnswered = false;
    const replay = (frames: readonly Frame[]) => {
      if (!isAnswered) subscriber.send(subscribedFrame(request, since, true));
      isAnswered = true;
      for (const frame of frames) subscriber.send(frame);
    };
    while (this.#isJoining(subscriber, request)) {
      const from = { epoch: since.epoch, seq: cursor };
      const missing = this.#inMemory(from);
      if (missing) {
        replay(missing);
        return this.#goLive(subscriber, this.#known().seq);
      }
      const [slice] = await this.#log.read([{ channel: this.#name, after: cursor }], PAGE);
      if (!this.#isJoining(subscriber, request)) break;
      const fault = this.#faultOf(slice, from);
      if (!slice || fault) return this.#start(subscriber, request, fault);
      replay(slice.events.map((event) => new Frame(event)));
      cursor = slice.events.at(-1)?.seq ?? cursor;
      // The reader may know more than the hub has read so far: what the hub reads later and it has is not sent again.
      if (cursor === slice.head && cursor >= this.#known().seq) return this.#goLive(subscriber, cursor);
    }
    return 'replaced';
  }

  #faultOf(slice: LogSlice | undefined, from: Position): ResyncReason | undefined {
    if (!slice) return 'log_trimmed';
    // The log may have become another one that the client has already seen and the hub has not.
    if (slice.epoch !== this.#known().epoch) this.#reset(slice, 'epoch_changed');
    return sliceFault(slice, from);
  }

  /** The frames after a position, when the ring still has them all. */
  #inMemory({ epoch, seq }: Position): readonly Frame[] | undefined {
    const position = this.#known();
    return epoch === position.epoch && seq <= position.seq
      ? this.#ring.newest(position.seq - seq)
      : undefined;
  }

  /** Live from the channel's position: a first subscription, or one whose `since` cannot be kept. */
  #start(subscriber: Subscriber, request: SubscribeRequest, reason?: ResyncReason): SubscribeOutcome {
    if (reason) subscriber.send(this.#resyncFrame(reason));
    subscriber.send(subscribedFrame(request, this.#known(), false));
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
    for (const subscriber of this.#live.keys()) this.#start(subscriber, { channel: this.#name }, reason);
  }

  #resyncFrame(reason: ResyncReason): Frame {
    return new Frame({ type: 'resync', channel: this.#name, data: { reason } });
  }

  #isJoining(subscriber: Subscriber, request: SubscribeRequest): boolean {
    return this.#joining.get(subscriber) === request;
  }

  #known(): Position {
    if (!this.#position) throw new Error(`${this.#name} is not open`);
    return this.#position;
  }
}
