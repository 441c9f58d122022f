export { NatsServerProcess } from './nats-server-process.ts';
