import type { ConnectionOptions as TlsOptions } from 'node:tls';

export interface ConnectionOptions {
  readonly connectionString: string;
  readonly ssl: TlsOptions | false;
  readonly connectionTimeoutMillis: number;
  readonly keepAlive: true;
  readonly keepAliveInitialDelayMillis: number;
}

const DEFAULT_CONNECT_TIMEOUT_SECONDS = 10;
/** A quiet connection asks its server for a sign of life from then on; without being asked, Linux does so after two hours. */
const QUIET_MS = 10_000;

/**
 * Reads a DATABASE_URL as libpq does. `pg` differs in two points that the guide's URL depends on: `sslmode=require`
 * encrypts without verifying the certificate, and `connect_timeout` is in seconds.
 * Source: https://www.postgresql.org/docs/current/libpq-connect.html, sections 34.1.2 and 34.19.
 */
export function connectionOptions(url: string): ConnectionOptions {
  const parsed = new URL(url);
  const sslmode = parsed.searchParams.get('sslmode') ?? 'prefer';
  const seconds = Number(parsed.searchParams.get('connect_timeout') ?? DEFAULT_CONNECT_TIMEOUT_SECONDS);
  for (const name of ['sslmode', 'connect_timeout']) parsed.searchParams.delete(name);
  return {
    connectionString: parsed.toString(),
    ssl: tlsFor(sslmode),
    connectionTimeoutMillis: (seconds > 0 ? seconds : DEFAULT_CONNECT_TIMEOUT_SECONDS) * 1000,
    keepAlive: true,
    keepAliveInitialDelayMillis: QUIET_MS,
  };
}

function tlsFor(sslmode: string): TlsOptions | false {
  switch (sslmode) {
    case 'verify-full':
      return { rejectUnauthorized: true };
    case 'verify-ca':
      return { rejectUnauthorized: true, checkServerIdentity: () => undefined };
    case 'require':
      return { rejectUnauthorized: false };
    default:
      return false;
  }
}
