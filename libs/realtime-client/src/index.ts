export type { ServerMessage } from '@citas/protocol';
export { isOpen, type ConnectionState } from './connection-state.ts';
export { DeferredClient } from './deferred-client.ts';
export { createRealtimeClient } from './create-realtime-client.ts';
export type { ChannelOptions } from './followed-channel.ts';
export type { RealtimeClient, RealtimeClientOptions, Unlisten } from './realtime-client.ts';
export type { CreateSocket, WebSocketLike } from './web-socket-like.ts';
