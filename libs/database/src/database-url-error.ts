/** A DATABASE_URL that can open nothing from here, or none. The message is fit for a person and holds no secret. */
export class DatabaseUrlError extends Error {
  readonly code = 'database_url';
}
