/** `2026-11-24T10:00:00.123Z` */
export function rfc3339(instantMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toString();
}
