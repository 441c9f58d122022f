import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Database, Queryable } from './database.ts';
import { DatabaseTooNewError } from './database-too-new-error.ts';
import { prepareMeses } from './meses-queries.ts';
import { MigrationRefusedError } from './migration-refused-error.ts';

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../migrations');
// Any constant will do, as long as every version of the code uses the same one.
const MIGRATION_LOCK = 7_246_310_001;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Applies what is missing, in one transaction and one process at a time, and prepares the months of the event log.
 * Returns the names of what it applied.
 */
export async function migrate(database: Database, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const applied = await applyMissing(database, folder);
  await prepareMesesIfFree(database);
  return applied;
}

async function applyMissing(database: Database, folder: string): Promise<string[]> {
  const known = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const applied = await appliedMigrations(tx);
    const unknown = applied.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new DatabaseTooNewError(unknown);
    const missing = known.filter((name) => !applied.includes(name));
    for (const name of missing) await apply(tx, folder, name);
    return missing;
  });
}

/** A start does not wait for a backup: the log has room for what comes, and the API prepares the months every day. */
async function prepareMesesIfFree(database: Database): Promise<void> {
  try {
    await database.transaction(prepareMeses);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)) throw error;
  }
}

async function apply(tx: Queryable, folder: string, name: string): Promise<void> {
  try {
    await tx.query(await readFile(join(folder, name), 'utf8'));
  } catch (error) {
    throw error instanceof pg.DatabaseError ? new MigrationRefusedError(name, error) : error;
  }
  await tx.query('INSERT INTO migraciones (nombre) VALUES ($1)', [name]);
}

async function appliedMigrations(tx: Queryable): Promise<string[]> {
  await tx.query(
    'CREATE TABLE IF NOT EXISTS migraciones (nombre text PRIMARY KEY, aplicada_en timestamptz NOT NULL DEFAULT now())',
  );
  const rows = await tx.query<{ nombre: string }>('SELECT nombre FROM migraciones ORDER BY nombre');
  return rows.map((row) => row.nombre);
}
