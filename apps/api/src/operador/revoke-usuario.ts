import type { Database, Queryable } from '@citas/database';
import { comprobarQueQuedaAdmin } from '../usuarios/gestionar-usuarios.ts';
import { lockUsuarios, selectUsuarioForUpdate } from '../usuarios/usuario-queries.ts';

/**
 * A higher version makes every token void, and tells the hubs; the refresh tokens end with it. False when nobody has that
 * id. Throws `UltimoAdminError` rather than block who alone could give access again.
 */
export function revokeUsuario(
  db: Pick<Database, 'transaction'>,
  id: string,
  bloquear: boolean,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (bloquear) await comprobarQueSePuedeBloquear(tx, id);
    const found = await tx.query(
      `UPDATE usuarios SET version_token = version_token + 1, activo = activo AND NOT $2::boolean
       WHERE id = $1 RETURNING id`,
      [id, bloquear],
    );
    // A statement of its own, which sees what was opened while the one before waited for its user.
    await tx.query('UPDATE sesiones SET revocada_en = now() WHERE usuario_id = $1 AND revocada_en IS NULL', [
      id,
    ]);
    return found.length > 0;
  });
}

/** The negocio's users first, then the one: the order of who manages them. */
async function comprobarQueSePuedeBloquear(tx: Queryable, id: string): Promise<void> {
  const [suyo] = await tx.query<{ negocioId: string }>(
    'SELECT negocio_id AS "negocioId" FROM usuarios WHERE id = $1',
    [id],
  );
  if (!suyo) return;
  await lockUsuarios(tx, suyo.negocioId);
  const usuario = await selectUsuarioForUpdate(tx, suyo.negocioId, id);
  if (usuario) await comprobarQueQuedaAdmin(tx, suyo.negocioId, usuario);
}
