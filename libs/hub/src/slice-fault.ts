import type { Position, Resync } from '@citas/protocol';
import type { LogSlice } from './event-log.ts';

export type ResyncReason = Resync['data']['reason'];

/** Why what a slice shows cannot follow on from a position without a loss; undefined when it can. */
export function sliceFault(slice: LogSlice, position: Position): ResyncReason | undefined {
  if (slice.epoch !== position.epoch) return 'epoch_changed';
  if (slice.head < position.seq) return 'ahead_of_log';
  const next = slice.events[0]?.seq ?? slice.head + 1;
  return next > position.seq + 1 ? 'log_trimmed' : undefined;
}
