/** The database did not answer after every attempt. The message is fit for a person and holds no secret. */
export class DatabaseUnavailableError extends Error {
  readonly code = 'database_unavailable';

  constructor(reason: string) {
    super(
      `No se puede conectar a la base de datos: ${reason}. Revisa DATABASE_URL y que PostgreSQL esté en marcha.`,
    );
  }
}
