import { systemClock, type Clock } from '@citas/clock';
import pg from 'pg';
import { beginStatement } from './begin-statement.ts';
import { connectionOptions } from './connection-options.ts';
import type { Database, Queryable, TransactionOptions } from './database.ts';
import { DatabaseUnavailableError } from './database-unavailable-error.ts';
import type { TraceStatement } from './trace-statement.ts';
import { WatchedPool, type PoolWatch } from './watched-pool.ts';

export interface OpenDatabaseOptions {
  readonly url: string;
  readonly logger?: { info(message: string): void; warn(message: string): void };
  readonly clock?: Clock;
  /** Connections at most. */
  readonly max?: number;
  /**
   * How long a statement may take before it is given up, with its connection. Without it a network that swallows
   * everything keeps whoever waits for a quarter of an hour.
   */
  readonly queryTimeoutMs?: number;
  readonly attempts?: number;
  readonly pauseSeconds?: number;
  readonly watch?: PoolWatch;
  readonly trace?: TraceStatement | undefined;
}

// Text forms are what the protocol uses: a date is "2026-11-25" and a time "10:00:00", without a zone of this process.
const DATE = 1082;
const BIGINT = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format) => {
    if (oid === DATE) return (value: string) => value;
    if (oid === BIGINT) return (value: string) => Number(value);
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};

/** Opens a pool once the server answers; a database that is not there yet is retried as the guide shows. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const pool = new WatchedPool(
    {
      ...poolOptions(options.url),
      max: options.max ?? 10,
      types,
      idleTimeoutMillis: 30_000,
      ...(options.queryTimeoutMs !== undefined && { query_timeout: options.queryTimeoutMs }),
    },
    options,
  );
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', (error) => options.logger?.warn(`database connection lost: ${error.message}`));
  try {
    await connectWithRetries(pool, options);
  } catch (error) {
    await pool.end();
    throw error;
  }
  options.logger?.info('Database connection established');
  return databaseOn(pool, options.url);
}

function databaseOn(pool: WatchedPool, url: string): Database {
  return {
    url,
    ...queryable(pool, pool),
    transaction: (work, options) => inTransaction(pool, work, options),
    forNegocio: (negocioId) => databaseOf(negocioId, pool, url),
    stop: () => pool.end(),
  };
}

function databaseOf(negocioId: string, pool: WatchedPool, url: string): Database {
  const prelude = `SET LOCAL ROLE citas_api; SET LOCAL citas.negocio_id = ${pg.escapeLiteral(negocioId)}`;
  return {
    url,
    query: (text, values) => inTransaction(pool, (tx) => tx.query(text, values), {}, prelude),
    transaction: (work, options) => inTransaction(pool, work, options, prelude),
    forNegocio: (other) => databaseOf(other, pool, url),
    stop: () => pool.end(),
  };
}

function poolOptions(url: string) {
  try {
    return connectionOptions(url);
  } catch {
    throw new DatabaseUnavailableError('DATABASE_URL no es una dirección válida');
  }
}

async function connectWithRetries(pool: pg.Pool, options: OpenDatabaseOptions): Promise<void> {
  const { attempts = 5, pauseSeconds = 3, clock = systemClock } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool.query('SELECT 1');
      return;
    } catch (error) {
      if (attempt >= attempts) throw new DatabaseUnavailableError(reasonOf(error));
      options.logger?.warn(
        `Intento ${attempt}/${attempts} fallido, reintentando en ${pauseSeconds} segundos...`,
      );
      await new Promise<void>((resolve) => clock.after(pauseSeconds * 1000, resolve));
    }
  }
}

// A refused connection to a name with several addresses has an empty message, but a code.
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || 'sin respuesta';
}

function queryable(pool: WatchedPool, client: pg.Pool | pg.PoolClient): Queryable {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const result = await pool.traced(text, () => client.query(text, [...values]));
      return result.rows as Row[];
    },
  };
}

async function inTransaction<T>(
  pool: WatchedPool,
  work: (tx: Queryable) => Promise<T>,
  options: TransactionOptions = {},
  prelude = '',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool does not listen to a connection that it has handed out, and one that breaks between two statements would
  // end the process.
  const lost = (error: Error): void => void (broken = error);
  client.on('error', lost);
  try {
    // One round trip: the simple protocol takes several statements at once.
    const begin = [beginStatement(options, pool.options.query_timeout), prelude].join(';');
    await pool.traced('BEGIN', () => client.query(begin));
    const result = await work(queryable(pool, client));
    await pool.traced('COMMIT', () => client.query('COMMIT'));
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away, not returned to the pool.
    const rolledBack = wasGivenUp(error)
      ? Promise.reject(error)
      : pool.traced('ROLLBACK', () => client.query('ROLLBACK'));
    await rolledBack.catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** After `queryTimeoutMs`; whatever else is said on that connection would wait as long again. */
function wasGivenUp(error: unknown): error is Error {
  return Error.isError(error) && error.message === 'Query read timeout';
}
