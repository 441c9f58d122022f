import type { TransactionOptions } from './database.ts';

const IDLE_SECONDS = 30;
/** The server gives a statement up once whoever sent it surely has. */
const SURELY_MS = 1_000;

/**
 * Opens a transaction that its server ends by itself when nobody is left at the other end: a network that swallows
 * everything tells PostgreSQL nothing for two hours, and all that time nobody would get what the transaction has locked.
 * A pooler refuses settings of the connection, so that these are the transaction's own.
 */
export function beginStatement(
  { isolation = 'read committed', readOnly = false, idleSeconds = IDLE_SECONDS }: TransactionOptions,
  queryTimeoutMs: number | undefined,
): string {
  return [
    `BEGIN ISOLATION LEVEL ${isolation} ${readOnly ? 'READ ONLY' : 'READ WRITE'}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${idleSeconds * 1000}`,
    ...(queryTimeoutMs === undefined ? [] : [`SET LOCAL statement_timeout = ${queryTimeoutMs + SURELY_MS}`]),
  ].join(';');
}
