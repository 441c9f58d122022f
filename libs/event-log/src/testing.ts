export { NatsServerProcess } from './nats-server-process.ts';
export { PgbouncerProcess } from './pgbouncer-process.ts';
