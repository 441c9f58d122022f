import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { connectionOptions } from './connection-options.ts';

const TICKS_A_SECOND = 100;
const onLinux = process.platform === 'linux' ? test : test.skip;

describe('DATABASE_URL is read as libpq reads it', () => {
  test("the guide's URL encrypts without verifying and waits 30 seconds", () => {
    const options = connectionOptions(
      'postgres://postgres:x@db.example.org:5432/postgres?sslmode=require&connect_timeout=30',
    );
    expect(options.ssl).toEqual({ rejectUnauthorized: false });
    expect(options.connectionTimeoutMillis).toBe(30_000);
    expect(options.connectionString).toBe('postgres://postgres:x@db.example.org:5432/postgres');
  });

  test.each(['127.0.0.1', '[::1]'])('an address, %s, is no name that TLS could be told', (host) => {
    expect(connectionOptions(`postgres://${host}:5432/d?sslmode=require`).ssl).toEqual({
      rejectUnauthorized: false,
    });
  });

  test('verify-full verifies, no sslmode does not encrypt', () => {
    expect(connectionOptions('postgres://h/d?sslmode=verify-full').ssl).toEqual({ rejectUnauthorized: true });
    expect(connectionOptions('postgres://h/d').ssl).toBe(false);
  });
});

onLinux('a quiet connection asks for a sign of life after ten seconds', async () => {
  const client = new pg.Client(connectionOptions(process.env['TEST_DATABASE_URL']!));
  await client.connect();
  const { rows } = await client.query<{ port: number }>('SELECT inet_client_port() AS port');
  const port = rows[0]!.port.toString(16).toUpperCase().padStart(4, '0');
  const table = await readFile('/proc/self/net/tcp', 'utf8');
  // The kind of timer, and when it goes off. Source: https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt
  const [, kind, ticks = ''] =
    new RegExp(`^ *\\d+: [0-9A-F]+:${port} \\S+ \\S+ \\S+ (..):(\\S+)`, 'm').exec(table) ?? [];
  await client.end();
  expect(kind).toBe('02');
  expect(parseInt(ticks, 16) / TICKS_A_SECOND).toBeLessThanOrEqual(10);
});
