import { randomUUID } from 'node:crypto';
import { hashPassword, verifyPassword, type Identidad } from '@citas/auth';
import type { CambiarPassword } from '@citas/protocol';
import { faultyField } from '../http/request-error.ts';
import { openSesion, type OpenedSesion } from './open-sesion.ts';
import type { SesionDeps } from './sesion-deps.ts';
import { selectCredencialesDe, updatePassword } from './usuario-queries.ts';

/** Ends every session that the old password opened, this one too, and opens a new one. */
export async function cambiarPassword(
  deps: SesionDeps,
  { negocioId, usuarioId }: Identidad,
  { actual, nueva }: CambiarPassword,
): Promise<OpenedSesion> {
  const found = await selectCredencialesDe(deps.database, negocioId, usuarioId);
  if (!found || !(await verifyPassword(found.passwordHash, actual))) throw passwordIncorrecta();
  const passwordHash = await hashPassword(nueva);
  const opened = await deps.database.transaction(async (tx) => {
    // Whoever changed it in between, knew the same old one.
    const version = await updatePassword(tx, found, passwordHash);
    const opened =
      version !== undefined &&
      (await openSesion(deps, tx, { usuario: found.usuario, version, familia: randomUUID() }));
    if (!opened) throw passwordIncorrecta();
    return opened;
  });
  await deps.revocations.refresh();
  return opened;
}

function passwordIncorrecta() {
  return faultyField('#/actual', 'incorrecta', {
    es: 'No es tu contraseña actual',
    en: 'This is not your current password',
  });
}
