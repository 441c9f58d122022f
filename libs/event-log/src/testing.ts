export { NatsServerProcess } from './testing/nats-server-process.ts';
export { PgbouncerProcess } from './testing/pgbouncer-process.ts';
