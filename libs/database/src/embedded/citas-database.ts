import { clientOf } from './log-in.ts';

const databaseName = 'citas';
const roleName = 'citas';

/**
 * The programs log in as the database's owner, who is no superuser: as in a hosted PostgreSQL, and so that row-level
 * security holds for them. The password is hexadecimal and needs no quoting.
 */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = clientOf(port, password);
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [roleName]);
    if (role.rowCount === 0) {
      await client.query(`CREATE ROLE ${roleName} LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`);
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER ${roleName}`);
  } finally {
    await client.end();
  }
}

export function urlOf(port: number, password: string): string {
  return `postgres://${roleName}:${password}@127.0.0.1:${port}/${databaseName}`;
}

export function superuserUrlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
