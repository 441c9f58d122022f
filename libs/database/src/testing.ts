import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { checkEpoch } from './epoch.ts';
import { migrate, MIGRATIONS_FOLDER } from './migrate.ts';
import { openDatabase } from './open-database.ts';

export { cuttableLine, type CuttableLine } from './testing/cuttable-line.ts';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes the pool and drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** A database of its own for one suite, cloned in milliseconds from a migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is not set: run the tests through nx or npm test');
  const server = await openDatabase({ url: serverUrl, max: 1 });
  const template = await ensureTemplate(server);
  const name = `prueba_${randomBytes(6).toString('hex')}`;
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  // Suites provoke deadlocks on purpose: finding one must not take PostgreSQL's ordinary second.
  await server.query(`ALTER DATABASE ${name} SET deadlock_timeout = '20ms'`);
  const url = withDatabase(serverUrl, name);
  const database = await openDatabase({ url });
  await checkEpoch(database);
  return {
    database,
    url,
    async drop() {
      await database.stop();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.stop();
    },
  };
}

/** Makes the template once for these very migrations; suites that start at the same time wait for the first. */
async function ensureTemplate(server: Database): Promise<string> {
  // A database has the months of the log that are to come.
  const [utc] = await server.query<{ mes: string }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM') AS mes`,
  );
  const name = `plantilla_${await migrationsHash()}_${utc?.mes}`;
  await server.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  try {
    const found = await server.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [name]);
    if (found.length === 0) await buildTemplate(server, name);
  } finally {
    await server.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  }
  return name;
}

async function buildTemplate(server: Database, name: string): Promise<void> {
  await server.query(`DROP DATABASE IF EXISTS ${name}`);
  await server.query(`CREATE DATABASE ${name}`);
  const template = await openDatabase({ url: withDatabase(server.url, name), max: 1 });
  await migrate(template);
  await template.stop();
  await server.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(MIGRATIONS_FOLDER)).sort())
    hash.update(await readFile(join(MIGRATIONS_FOLDER, name)));
  return hash.digest('hex').slice(0, 12);
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}
