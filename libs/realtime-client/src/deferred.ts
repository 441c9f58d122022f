/** What a page needs at its start; the client itself is `@citas/realtime-client/client`, to be imported when it connects. */
export { isOpen, type ConnectionState } from './connection-state.ts';
export { DeferredClient } from './deferred-client.ts';
export type { CreateSocket } from './web-socket-like.ts';
