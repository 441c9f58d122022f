import type { Queryable } from '@citas/database';

/** One of two: every token of the user below a version, or one token by its `jti`. */
export interface Revocation {
  readonly usuarioId: string;
  readonly versionMinima: number | null;
  readonly jti: string | null;
  /** Milliseconds since the Unix epoch, by the database's clock; every token it is about has ended by then. */
  readonly expiraEnMs: number;
}

export interface RevocationsRead {
  readonly revocations: readonly Revocation[];
  /** The database's time, in milliseconds since the Unix epoch. */
  readonly nowMs: number;
  /** Where the next read begins: transactions from here on may not have been over yet. */
  readonly horizon: bigint;
}

const EVERYTHING = 0n;

interface Row {
  readonly horizon: string;
  readonly now_ms: number;
  readonly usuario_id: string | null;
  readonly version_minima: number | null;
  readonly jti: string | null;
  readonly expira_ms: number | null;
}

// A transaction that took its number early may commit late, so that neither ids nor times tell what is new. What a
// snapshot cannot show yet was written by transactions at or after its xmin.
const SELECT = `
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon, extract(epoch FROM now())::float8 * 1000 AS now_ms,
    r.usuario_id, r.version_minima, r.jti, extract(epoch FROM r.expira_en)::float8 * 1000 AS expira_ms
  FROM (SELECT) AS one LEFT JOIN revocaciones r ON r.transaccion >= $1::text::xid8 AND r.expira_en > now()`;

/** What was revoked in transactions from `since` on; without it, everything that still counts. */
export async function readRevocations(db: Queryable, since = EVERYTHING): Promise<RevocationsRead> {
  const rows = await db.query<Row>(SELECT, [String(since)]);
  const horizon = BigInt(rows[0]?.horizon ?? EVERYTHING);
  // Numbers of transactions only go back when the database is another one: restored from a copy.
  if (horizon < since) return readRevocations(db);
  return { horizon, nowMs: rows[0]?.now_ms ?? 0, revocations: rows.flatMap(revocationOf) };
}

function revocationOf({ usuario_id, version_minima, jti, expira_ms }: Row): Revocation[] {
  if (usuario_id === null || expira_ms === null) return [];
  return [{ usuarioId: usuario_id, versionMinima: version_minima, jti, expiraEnMs: expira_ms }];
}

/** Makes one token worthless, as its holder asked. */
export async function revokeToken(
  db: Queryable,
  {
    negocioId,
    usuarioId,
    jti,
  }: { readonly negocioId: string; readonly usuarioId: string; readonly jti: string },
): Promise<void> {
  await db.query('INSERT INTO revocaciones (negocio_id, usuario_id, jti) VALUES ($1, $2, $3)', [
    negocioId,
    usuarioId,
    jti,
  ]);
}
