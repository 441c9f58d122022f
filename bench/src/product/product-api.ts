import { join } from 'node:path';
import { aToken, TEST_SECRET } from '@citas/auth/testing';
import { freePorts } from '@citas/process/testing';
import { ServerProcess } from '../servers/server-process.ts';
import { negocioId } from './product-database.ts';

const MAIN = join(import.meta.dirname, '../../../apps/api/src/main.ts');

/** The API as it is shipped, but for the limit of requests that come from one address. */
export async function startProductApi(databaseUrl: string): Promise<ServerProcess> {
  return ServerProcess.node(MAIN, [], {
    DATABASE_URL: databaseUrl,
    JWT_SECRET: TEST_SECRET,
    NODE_ENV: 'production',
    API_PORT: String((await freePorts(1))[0]),
    LOG_FORMAT: 'json',
    REQUESTS_PER_MINUTE: '10000000',
  });
}

export interface ApiAnswer {
  readonly status: number;
  readonly ms: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks as an admin of the first negocio. */
export function apiCaller(port: number): (method: string, path: string, body?: object) => Promise<ApiAnswer> {
  const headers = {
    Authorization: `Bearer ${aToken({ usuario: { negocio_id: negocioId(0) } })}`,
    'Content-Type': 'application/json',
    'If-Match': '*',
  };
  return async (method, path, body) => {
    const begin = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const ms = performance.now() - begin;
    return { status: response.status, ms, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };
}
