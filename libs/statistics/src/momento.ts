/** Milliseconds since the Unix epoch as a `timestamptz`; null is the database's own clock. */
export function momento(ahora: number | undefined): Date | null {
  return ahora === undefined ? null : new Date(ahora);
}
