import type { Database } from '@citas/database';
import type { RequestHandler } from 'express';
import { respond } from './respond.ts';

/** The process answers. */
export function alive(): RequestHandler {
  return respond(() => ({ status: 200, body: { status: 'ok' } }));
}

/** The database answers too, and is migrated. */
export function ready(database: Database): RequestHandler {
  return respond(async () => {
    await database.query('SELECT FROM migraciones LIMIT 1');
    return { status: 200, body: { status: 'ok' } };
  });
}
