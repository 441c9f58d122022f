import type { Clock } from '@citas/clock';
import { Batch } from '@citas/hub';
import { CLOSE_CODE } from '@citas/protocol';
import type { Connection } from './connection.ts';

export interface DrainOptions {
  readonly clock: Clock;
  /** In which everybody is to have moved to another hub; 0 sends them off at once. */
  readonly windowMs: number;
  /** Resolves when the last connection has ended. */
  readonly empty: Promise<void>;
}

/** Some of the window is left to the last ones, who still have to connect. */
const SPREAD = 0.8;

/**
 * Sends everybody elsewhere, each at another moment, and says goodbye to who is left. A hub that closed all sockets at
 * once would storm the others.
 */
export async function drain(open: ReadonlyMap<string, Connection>, options: DrainOptions): Promise<void> {
  const { clock, windowMs, empty } = options;
  if (windowMs > 0 && open.size > 0) {
    const step = (windowMs * SPREAD) / open.size;
    let i = 0;
    for (const connection of open.values()) {
      const afterMs = Math.round(step * i);
      connection.send(Batch.of({ type: 'reconnect', data: { afterMs, reason: 'restart' } }));
      i += 1;
    }
    const over = Promise.withResolvers<void>();
    const cancel = clock.after(windowMs, over.resolve);
    await Promise.race([empty, over.promise]).finally(cancel);
  }
  for (const connection of open.values()) connection.close(CLOSE_CODE.restart, 'restart');
}
