/** The SQL that writes a `timestamptz` as the protocol has it: `2026-11-24T17:00:00.000Z`. */
export function rfc3339(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
