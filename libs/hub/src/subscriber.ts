import type { Batch } from './batch.ts';

/** `latest`: a value that a newer one replaces. `stream`: an event that must not be missing. */
export type DeliveryClass = 'latest' | 'stream';

/** Who listens, as the hub sees it: no socket. Nothing here but `drained` waits, and nothing throws. */
export interface Subscriber {
  readonly id: string;
  send(batch: Batch): void;
  /** False while its reader is too far behind for more of this class; statistics are left out first. */
  accepts(kind: DeliveryClass): boolean;
  /** Resolves once everything sent was read: true then, false when the connection ended before. */
  drained(): Promise<boolean>;
}
