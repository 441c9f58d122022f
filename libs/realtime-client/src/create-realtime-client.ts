import { Connection } from './connection.ts';
import type { RealtimeClient, RealtimeClientOptions } from './realtime-client.ts';

/** Idle until `connect`. */
export function createRealtimeClient(options: RealtimeClientOptions): RealtimeClient {
  return new Connection(options);
}
