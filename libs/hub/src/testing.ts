export { FakeEventLog } from './fake-event-log.ts';
export { FakeSubscriber } from './fake-subscriber.ts';
export { hubUnderTest } from './hub-under-test.ts';
