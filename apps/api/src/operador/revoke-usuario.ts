import type { Database, Queryable } from '@citas/database';
import { comprobarQueQuedaAdmin } from '../usuarios/gestionar-usuarios.ts';
import { lockUsuarios, selectUsuarioForUpdate } from '../usuarios/usuario-queries.ts';
import { endSesiones, selectNegocioDe, voidTokens } from './revocacion-queries.ts';

/**
 * Every token is void, and the refresh tokens end with them. False when nobody has that id. Throws `UltimoAdminError`
 * rather than block who alone could give access again.
 */
export function revokeUsuario(
  db: Pick<Database, 'transaction'>,
  id: string,
  bloquear: boolean,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (bloquear) await comprobarQueSePuedeBloquear(tx, id);
    const found = await voidTokens(tx, id, bloquear);
    // A statement of its own, which sees what was opened while the one before waited for its user.
    await endSesiones(tx, id);
    return found;
  });
}

/** The negocio's users first, then the one: the order of who manages them. */
async function comprobarQueSePuedeBloquear(tx: Queryable, id: string): Promise<void> {
  const negocioId = await selectNegocioDe(tx, id);
  if (negocioId === undefined) return;
  await lockUsuarios(tx, negocioId);
  const usuario = await selectUsuarioForUpdate(tx, negocioId, id);
  if (usuario) await comprobarQueQuedaAdmin(tx, negocioId, usuario);
}
