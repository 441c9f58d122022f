import type { StreamMessage } from '@citas/protocol';

export interface Cursor {
  readonly channel: string;
  /** The last seq already known; null asks for the newest events instead. */
  readonly after: number | null;
}

/** What one read saw of a channel: all from the same moment. */
export interface LogSlice {
  readonly channel: string;
  readonly epoch: string;
  /** The seq of the channel's newest event, 0 before the first. */
  readonly head: number;
  /** The cursor that was asked for. */
  readonly after: number | null;
  /** In order and without gaps among themselves; they start after `after + 1` only when the log was trimmed. */
  readonly events: readonly StreamMessage[];
  /** How long before this read its oldest event was written, in milliseconds, both by the log's own clock. */
  readonly ageMs?: number;
  /** By seq, for the events of which it is known: the request that caused it. */
  readonly causes?: ReadonlyMap<number, string>;
}

/** The ordered log behind the stream channels, as the hub needs it. */
export interface EventLog {
  /** At most `limit` events a channel; with 0 only where it stands. A channel that does not exist has no slice. */
  read(cursors: readonly Cursor[], limit: number): Promise<readonly LogSlice[]>;
}
