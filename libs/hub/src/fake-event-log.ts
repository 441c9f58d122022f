import type { StreamMessage } from '@citas/protocol';
import type { Cursor, EventLog, LogSlice } from './event-log.ts';

interface Stored {
  epoch: string;
  /** The seq of events[0] is trimmed + 1. */
  trimmed: number;
  events: StreamMessage[];
}

/** A log in memory. What a read sees is settled when it begins; `delay` decides when it is answered. */
export class FakeEventLog implements EventLog {
  readonly #channels = new Map<string, Stored>();
  /** Every read, as it was asked. */
  readonly reads: (readonly Cursor[])[] = [];
  /** Set to make every read fail. */
  failure: Error | undefined;
  delay: <T>(result: Promise<T>) => Promise<T> = (result) => result;

  create(channel: string, epoch = 'e'): void {
    this.#channels.set(channel, { epoch, trimmed: 0, events: [] });
  }

  /** Adds an event; returns its seq. */
  append(channel: string): number {
    const { events, trimmed } = this.#stored(channel);
    const seq = trimmed + events.length + 1;
    const data = { count: seq, desde: null, hasta: null, por: { id: null, nombre: 'x' }, timestamp: 't' };
    events.push({ type: 'citas_changed', channel, seq, data });
    return seq;
  }

  /** Forgets events up to a seq. */
  trim(channel: string, upTo: number): void {
    const stored = this.#stored(channel);
    stored.events.splice(0, upTo - stored.trimmed);
    stored.trimmed = upTo;
  }

  /** Another log begins: restored, or rewritten. */
  rewrite(channel: string, epoch: string): void {
    this.create(channel, epoch);
  }

  read(cursors: readonly Cursor[], limit: number): Promise<readonly LogSlice[]> {
    this.reads.push(cursors);
    if (this.failure) return Promise.reject(this.failure);
    return this.delay(Promise.resolve(cursors.flatMap((cursor) => this.#slice(cursor, limit))));
  }

  #slice({ channel, after }: Cursor, limit: number): LogSlice[] {
    const stored = this.#channels.get(channel);
    if (!stored) return [];
    const { epoch, trimmed, events } = stored;
    const head = trimmed + events.length;
    const wanted =
      after === null
        ? events.slice(Math.max(0, events.length - limit))
        : events.filter(({ seq }) => seq > after).slice(0, limit);
    return [{ channel, epoch, head, after, events: wanted }];
  }

  #stored(channel: string): Stored {
    const stored = this.#channels.get(channel);
    if (!stored) throw new Error(`no channel ${channel}`);
    return stored;
  }
}
