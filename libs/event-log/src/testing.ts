export { FakeHintConnections } from './fake-hint-connections.ts';
export { FakeNatsConnections } from './fake-nats-connections.ts';
export { NatsServerProcess } from './nats-server-process.ts';
