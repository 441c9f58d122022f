export { FakeEventLog } from './fake-event-log.ts';
export { FakeSubscriber } from './fake-subscriber.ts';
