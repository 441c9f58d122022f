import type {
  Position,
  ServerEnvelope,
  ServerMessage,
  StreamMessage,
  Subscribe,
  Subscribed,
  UnknownEvent,
} from '@citas/protocol';
import { isLatest, WholeValues, type LatestMessage } from './whole-values.ts';

/**
 * What becomes of a message. `ask_again`: something is missing, ask from the last good position.
 * `resync`: that did not help.
 */
export type Verdict =
  | { readonly do: 'deliver'; readonly message: ServerMessage }
  | { readonly do: 'drop' | 'ask_again' | 'resync' };

export interface ChannelOptions {
  readonly since?: Position | undefined;
  readonly delta?: boolean | undefined;
}

/** A channel the app follows, and how far it has come: this outlives every connection. */
export class FollowedChannel {
  readonly name: string;
  /** How many parts of the app follow it. */
  followers = 0;
  #delta = false;
  #position: Position | undefined;
  /** The id of the request that has no answer yet. */
  #pending: string | undefined;
  #lastGapAt: Position | undefined;
  /** The hub has told a resync: the position that comes next holds, wherever we were. */
  #startsAnew = false;
  /** Parts of the app hold snapshots of different logs: only a resync brings them together. */
  #isOfTwoLogs = false;
  #isRefused = false;
  readonly #values = new WholeValues();
  #askedForWhole = false;

  constructor(name: string) {
    this.name = name;
  }

  get isSettled(): boolean {
    return this.#pending === undefined;
  }

  /** Whether this is the request that has no answer yet. */
  awaits(id: string): boolean {
    return this.#pending === id;
  }

  /** Where the app stands; undefined when it was told to read anew. */
  get #standing(): Position | undefined {
    return this.#startsAnew ? undefined : this.#position;
  }

  /**
   * One follower more. Nothing to ask when what comes anyhow is for it too: the answer that is on its way, or all after
   * an older position. Who is further ahead must not keep from the others what they have not had.
   */
  follow(id: string, { since, delta }: ChannelOptions): Subscribe | undefined {
    this.followers += 1;
    const isBehind = since !== undefined && this.#isAtOrBefore(since);
    const comesAnyhow = isBehind ? !this.#isRefused : !this.isSettled && !since;
    if (comesAnyhow && (this.#delta || !delta)) return undefined;
    return this.request(id, isBehind ? { delta } : { since, delta });
  }

  #isAtOrBefore({ epoch, seq }: Position): boolean {
    const before = this.#standing;
    return before?.epoch === epoch && before.seq <= seq;
  }

  /** Asks for the channel from `since`, else from the last good position. */
  request(id: string, { since = this.#position, delta = this.#delta }: ChannelOptions = {}): Subscribe {
    this.#pending = id;
    this.#isRefused = false;
    const before = this.#standing;
    this.#isOfTwoLogs = before !== undefined && (this.#isOfTwoLogs || before.epoch !== since?.epoch);
    this.#position = since;
    // Deltas are delivered whole, so who did not ask for them does not notice.
    this.#delta ||= delta;
    this.#startsAnew = false;
    return this.resumption(id);
  }

  /** The same for a second socket: what was asked on the first keeps waiting for its answer there. */
  resumption(id: string): Subscribe {
    const since = this.#position && { since: this.#position };
    return {
      type: 'subscribe',
      id,
      data: { channel: this.name, ...since, ...(this.#delta && { delta: true }) },
    };
  }

  /** Asks for the channel from now on. */
  requestAfresh(id: string): Subscribe {
    this.#position = undefined;
    return this.request(id);
  }

  receive(message: ServerEnvelope): Verdict {
    if (message.type === 'subscribed') return this.#receiveSubscribed(message);
    if (message.type === 'resync') this.#startsAnew = true;
    if (message.type === 'error') {
      // An error that belongs to an older request says nothing about this one.
      if (!message.data.retry && (message.id === undefined || message.id === this.#pending)) {
        this.#pending = undefined;
        this.#isRefused = true;
      }
    }
    if (isLatest(message)) return this.#receiveLatest(message);
    return 'seq' in message ? this.#receiveEvent(message) : { do: 'deliver', message };
  }

  #receiveSubscribed(message: Subscribed): Verdict {
    const { epoch, seq } = message.data;
    if (this.#pending !== undefined && message.id !== this.#pending) return { do: 'drop' };
    this.#pending = undefined;
    this.#isRefused = false;
    this.#values.forget();
    const before = this.#standing;
    const isOfTwoLogs = before !== undefined && (this.#isOfTwoLogs || before.epoch !== epoch);
    this.#startsAnew = this.#isOfTwoLogs = false;
    if (isOfTwoLogs) return { do: 'resync' };
    if (before && before.seq < seq) return this.#missing();
    // A second socket resumes from where the first was then; meanwhile the first has gone on.
    if (before && before.seq > seq) return { do: 'drop' };
    this.#position = { epoch, seq };
    return { do: 'deliver', message };
  }

  #receiveEvent(message: StreamMessage | UnknownEvent): Verdict {
    const { seq } = message;
    // Until the answer comes, events belong to the subscription before; all that matters will be replayed.
    if (this.#pending !== undefined || !this.#position || seq <= this.#position.seq) return { do: 'drop' };
    if (seq !== this.#position.seq + 1) return this.#missing();
    this.#position = { ...this.#position, seq };
    return message.type === 'unknown' ? { do: 'drop' } : { do: 'deliver', message };
  }

  #missing(): Verdict {
    const isSecondTime = isSame(this.#lastGapAt, this.#position);
    this.#lastGapAt = this.#position;
    return { do: isSecondTime ? 'resync' : 'ask_again' };
  }

  #receiveLatest(message: LatestMessage): Verdict {
    const whole = this.#values.resolve(message);
    if (!whole) {
      const isAsking = this.#pending !== undefined || this.#askedForWhole;
      this.#askedForWhole = true;
      return { do: isAsking ? 'drop' : 'ask_again' };
    }
    this.#askedForWhole = false;
    if (this.#values.isLate(whole)) return { do: 'drop' };
    this.#values.told(whole);
    return { do: 'deliver', message: whole };
  }
}

function isSame(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && a.epoch === b?.epoch && a.seq === b.seq;
}
