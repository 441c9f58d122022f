import { randomUUID } from 'node:crypto';
import { hashPassword, verifyPassword } from '@citas/auth';
import type { IniciarSesion } from '@citas/protocol';
import { openSesion, type OpenedSesion } from './open-sesion.ts';
import type { SesionDeps } from './sesion-deps.ts';
import { CredencialesIncorrectasError } from './sesion-error.ts';
import { deleteExpired } from './sesion-queries.ts';
import { selectCredenciales } from './usuario-queries.ts';

// Compared with when nobody has that e-mail, so that the answer takes as long as for somebody who does.
const NOBODY = hashPassword(randomUUID());

export async function iniciarSesion(
  deps: SesionDeps,
  { email, password }: IniciarSesion,
): Promise<OpenedSesion> {
  const found = await selectCredenciales(deps.database, email);
  const isRight = await verifyPassword(found?.passwordHash ?? (await NOBODY), password);
  if (!found || !isRight) throw new CredencialesIncorrectasError();
  const { usuario, version } = found;
  return deps.database.transaction(async (tx) => {
    const opened = await openSesion(deps, tx, { usuario, version, familia: randomUUID() });
    // They were right until a moment ago.
    if (!opened) throw new CredencialesIncorrectasError();
    await deleteExpired(tx, usuario.id, new Date(deps.clock.now()));
    return opened;
  });
}
