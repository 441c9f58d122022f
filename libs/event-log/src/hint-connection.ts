import { connectionOptions } from '@citas/database';
import pg from 'pg';

export interface HintConnection {
  /** Something between hands the statements on to connections of its own: in transaction mode, LISTEN is lost there. */
  readonly isPooled: boolean;
  /** Ends it without waiting for the server. */
  close(): void;
}

export interface HintConnectionOptions {
  readonly url: string;
  readonly channels: readonly string[];
  onNotification(channel: string, payload: string): void;
  /** Called once, unless `close` was. */
  onEnd(reason: string): void;
}

/** One PostgreSQL connection that only listens. */
export async function openHintConnection(options: HintConnectionOptions): Promise<HintConnection> {
  const client = new pg.Client({ ...connectionOptions(options.url), application_name: 'citas-hints' });
  let isOver = false;
  const over = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    options.onEnd(reason);
  };
  client.on('notification', ({ channel, payload }) => options.onNotification(channel, payload ?? ''));
  client.on('end', () => over('the connection ended'));
  const close = (): void => {
    isOver = true;
    client.end().catch(() => undefined);
  };
  try {
    client.on('error', (error) => over(error.message));
    await client.connect();
    for (const channel of options.channels) await client.query(`LISTEN ${channel}`);
    return { close, isPooled: await isPooled(client) };
  } catch (error) {
    close();
    throw error;
  }
}

/** A pooler greets with a process of its own making; the statement is answered by the one that it was handed to. */
async function isPooled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return (client as pg.Client & { readonly processID?: number }).processID !== rows[0]?.pid;
}
