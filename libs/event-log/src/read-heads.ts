import type { Queryable } from '@citas/database';

/** The newest seq of each channel that exists. */
export async function readHeads(
  database: Queryable,
  channels: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (channels.length === 0) return new Map();
  const rows = await database.query<{ canal: string; seq: number }>(
    'SELECT canal, seq FROM canales WHERE canal = ANY($1::text[])',
    [channels],
  );
  return new Map(rows.map(({ canal, seq }) => [canal, seq]));
}
