/** SQLSTATE of an error that PostgreSQL answered with; undefined for any other. */
function sqlState(error: unknown): string | undefined {
  if (!Error.isError(error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

/** Two transactions got in each other's way: serialization_failure, deadlock_detected. Trying again may work. */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** exclusion_violation: somebody took the time between our check and our write. */
export function isOverlap(error: unknown): boolean {
  return sqlState(error) === '23P01';
}

/** The constraint or index that a value already in use ran against (unique_violation); undefined for any other error. */
export function takenConstraint(error: unknown): string | undefined {
  if (sqlState(error) !== '23505' || !Error.isError(error) || !('constraint' in error)) return undefined;
  return typeof error.constraint === 'string' ? error.constraint : undefined;
}

/** Values that got past our own checks but that the database refuses: class 22, and class 23 (constraints). */
export function isRefusedValue(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

const CONNECTION_CODES = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH'],
];
const CONNECTION_TEXTS =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Query read timeout|not queryable/i;

/**
 * The server cannot be reached, is starting or stopping (57P0x), has no room (53), cut the line (08), or gave up what took
 * too long (57014, 25P03).
 */
export function isUnreachable(error: unknown): boolean {
  if (!Error.isError(error)) return false;
  if (/^(08|53|57P0|57014|25P03)/.test(sqlState(error) ?? '')) return true;
  return (
    ('code' in error && CONNECTION_CODES.includes(String(error.code))) || CONNECTION_TEXTS.test(error.message)
  );
}
