/** The database was migrated by newer code: running older code on it could write what the newer cannot read. */
export class DatabaseTooNewError extends Error {
  readonly code = 'database_too_new';

  constructor(unknown: readonly string[]) {
    super(
      `La base de datos es de una versión más nueva que este programa (migraciones desconocidas: ${unknown.join(', ')}).`,
    );
  }
}
