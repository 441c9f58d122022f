export { Batch, type WireFormat } from './batch.ts';
export type { Cursor, EventLog, LogSlice } from './event-log.ts';
export type { Frame } from './frame.ts';
export type { HubEvent } from './hub-event.ts';
export { Hub } from './hub.ts';
export type { LatestSource } from './latest-source.ts';
export { PAGE } from './stream-channel.ts';
export type { SubscribeOutcome, SubscribeRequest } from './subscribe-request.ts';
export type { DeliveryClass, Subscriber } from './subscriber.ts';
