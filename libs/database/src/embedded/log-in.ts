import pg from 'pg';

export function clientOf(port: number, password: string, database = 'postgres'): pg.Client {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database,
    connectionTimeoutMillis: 5_000,
  });
  // A server that dies says so between two statements as well; the next one then fails.
  client.on('error', () => undefined);
  return client;
}

/** True once the server lets us in; undefined while it is not there or still recovering. */
export async function canLogIn(port: number, password: string): Promise<true | undefined> {
  const client = clientOf(port, password);
  try {
    await client.connect();
    return true;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
