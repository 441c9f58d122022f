import type { ResyncReason } from './slice-fault.ts';

/** What happens in the hub that its operator counts. */
export type HubEvent =
  /** A first subscription, or one without `since`. */
  | 'started'
  /** Resumed without reading the log, but for what a channel is opened with, or by reading it. */
  | 'resumed_from_memory'
  | 'resumed_from_log'
  | `resync_${ResyncReason}`
  /** A slow reader was spared a value, or lost the tail of a stream. */
  | 'latest_conflated'
  | 'stream_dropped';

export type CountHubEvent = (event: HubEvent) => void;
