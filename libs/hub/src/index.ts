export type { Cursor, EventLog, LogSlice } from './event-log.ts';
export { Frame } from './frame.ts';
export { Hub } from './hub.ts';
export type { LatestSource } from './latest-source.ts';
export { PAGE } from './stream-channel.ts';
export type { SubscribeOutcome, SubscribeRequest } from './subscribe-request.ts';
export type { Subscriber } from './subscriber.ts';
