import type { DatabaseError } from 'pg';

/** The database refused a migration, which is taken back; with what the migration itself says to do about it. */
export class MigrationRefusedError extends Error {
  readonly code = 'migration_refused';

  constructor(name: string, cause: DatabaseError) {
    const hint = cause.hint === undefined ? '' : `. ${cause.hint}`;
    super(`La base de datos no admite la migración ${name}: ${cause.message}${hint}`, { cause });
  }
}
