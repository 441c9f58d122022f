import type { Position, ServerMessage, StreamMessage, Subscribe, Subscribed } from '@citas/protocol';

/** `gap`: an event is missing, ask again from the last good position. `lost`: that did not help. */
export type Verdict = 'deliver' | 'drop' | 'gap' | 'lost';

/** A channel the app follows, and how far it has come: this outlives every connection. */
export class FollowedChannel {
  readonly name: string;
  /** How many parts of the app follow it. */
  followers = 0;
  #position: Position | undefined;
  /** The id of the request that has no answer yet. */
  #pending: string | undefined;
  #lastGapAt: Position | undefined;

  constructor(name: string) {
    this.name = name;
  }

  get isSettled(): boolean {
    return this.#pending === undefined;
  }

  /** Asks for the channel from `since`, else from the last good position. */
  request(id: string, since: Position | undefined = this.#position): Subscribe {
    this.#pending = id;
    this.#position = since;
    return { type: 'subscribe', id, data: { channel: this.name, ...(since ? { since } : {}) } };
  }

  /** Asks for the channel from now on. */
  requestAfresh(id: string): Subscribe {
    this.#position = undefined;
    return this.request(id);
  }

  receive(message: ServerMessage): Verdict {
    if (message.type === 'subscribed') return this.#receiveSubscribed(message);
    if (message.type === 'error') {
      // An error that belongs to an older request says nothing about this one.
      if (!message.data.retry && (message.id === undefined || message.id === this.#pending))
        this.#pending = undefined;
      return 'deliver';
    }
    return 'seq' in message ? this.#receiveEvent(message) : 'deliver';
  }

  #receiveSubscribed({ id, data: { epoch, seq } }: Subscribed): Verdict {
    if (this.#pending !== undefined && id !== this.#pending) return 'drop';
    this.#pending = undefined;
    this.#position = { epoch, seq };
    return 'deliver';
  }

  #receiveEvent({ seq }: StreamMessage): Verdict {
    // Until the answer comes, events belong to the subscription before; all that matters will be replayed.
    if (this.#pending !== undefined || !this.#position || seq <= this.#position.seq) return 'drop';
    if (seq === this.#position.seq + 1) {
      this.#position = { ...this.#position, seq };
      return 'deliver';
    }
    if (isSame(this.#lastGapAt, this.#position)) return 'lost';
    this.#lastGapAt = this.#position;
    return 'gap';
  }
}

function isSame(a: Position | undefined, b: Position): boolean {
  return a?.epoch === b.epoch && a.seq === b.seq;
}
