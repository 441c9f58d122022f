import { Connection } from './connection.ts';
import type { RealtimeClient, RealtimeClientOptions } from './realtime-client.ts';
import { tabSockets } from './tabs/tab-sockets.ts';
import type { CreateSocket } from './web-socket-like.ts';

/** Idle until `connect`. */
export function createRealtimeClient(options: RealtimeClientOptions): RealtimeClient {
  const { clock, sharedAs, createSocket = ownSocket } = options;
  if (sharedAs === undefined) return new Connection({ ...options, createSocket });
  const key = typeof sharedAs === 'string' ? () => sharedAs : sharedAs;
  return new Connection({ ...options, createSocket: tabSockets({ clock, createSocket, sharedAs: key }) });
}

const ownSocket: CreateSocket = (url, protocols) => new WebSocket(url, protocols);
