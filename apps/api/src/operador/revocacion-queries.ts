import type { Queryable } from '@citas/database';

export async function selectNegocioDe(tx: Queryable, usuarioId: string): Promise<string | undefined> {
  const [suyo] = await tx.query<{ negocioId: string }>(
    'SELECT negocio_id AS "negocioId" FROM usuarios WHERE id = $1',
    [usuarioId],
  );
  return suyo?.negocioId;
}

/** A higher version makes every token void, and tells the hubs. False when nobody has that id. */
export async function voidTokens(tx: Queryable, usuarioId: string, bloquear: boolean): Promise<boolean> {
  const found = await tx.query(
    `UPDATE usuarios SET version_token = version_token + 1, activo = activo AND NOT $2::boolean
     WHERE id = $1 RETURNING id`,
    [usuarioId, bloquear],
  );
  return found.length > 0;
}

export async function endSesiones(tx: Queryable, usuarioId: string): Promise<void> {
  await tx.query('UPDATE sesiones SET revocada_en = now() WHERE usuario_id = $1 AND revocada_en IS NULL', [
    usuarioId,
  ]);
}
