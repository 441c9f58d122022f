import { hashPassword } from '@citas/auth';
import type { Database, Queryable } from '@citas/database';
import type { CambiarUsuario, CrearUsuario, UsuarioGestionado } from '@citas/protocol';
import { NO_EXISTE } from '../citas/nombrados.ts';
import { conCambios } from '../http/con-cambios.ts';
import { comprobarVersion } from '../http/etag.ts';
import { faultyField } from '../http/request-error.ts';
import type { Target } from '../http/target.ts';
import { selectProfesional } from '../profesionales/profesional-queries.ts';
import { UltimoAdminError } from './usuario-error.ts';
import {
  deleteUsuario,
  existsOtroAdmin,
  insertUsuario,
  lockUsuarios,
  selectUsuarioForUpdate,
  updateUsuario,
  type UsuarioNuevo,
} from './usuario-queries.ts';

export async function crearUsuario(
  db: Database,
  negocioId: string,
  { password, ...orden }: CrearUsuario,
): Promise<UsuarioGestionado> {
  const usuario = { ...orden, activo: true };
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    await comprobarAgenda(tx, negocioId, usuario);
    return insertUsuario(tx, negocioId, { ...usuario, passwordHash });
  });
}

export async function cambiarUsuario(
  db: Database,
  negocioId: string,
  { id, ifMatch }: Target,
  { password, ...cambio }: CambiarUsuario,
): Promise<UsuarioGestionado> {
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return db.transaction(async (tx) => {
    await lockUsuarios(tx, negocioId);
    const actual = comprobarVersion(await selectUsuarioForUpdate(tx, negocioId, id), ifMatch);
    const usuario = tras(actual, cambio);
    if (!esAdmin(usuario)) await comprobarQueQuedaAdmin(tx, negocioId, actual);
    await comprobarAgenda(tx, negocioId, usuario);
    return updateUsuario(tx, negocioId, { ...usuario, passwordHash });
  });
}

export function borrarUsuario(db: Database, negocioId: string, { id, ifMatch }: Target): Promise<void> {
  return db.transaction(async (tx) => {
    await lockUsuarios(tx, negocioId);
    const actual = comprobarVersion(await selectUsuarioForUpdate(tx, negocioId, id), ifMatch);
    await comprobarQueQuedaAdmin(tx, negocioId, actual);
    await deleteUsuario(tx, negocioId, id);
  });
}

/** Another rol leaves the agenda behind, unless one is asked for by name. */
function tras(actual: UsuarioGestionado, cambio: Omit<CambiarUsuario, 'password'>): UsuarioGestionado {
  const usuario = conCambios(actual, cambio);
  if (usuario.rol === 'profesional' || cambio.profesionalId !== undefined) return usuario;
  return { ...usuario, profesionalId: null };
}

function esAdmin({ rol, activo }: Pick<UsuarioGestionado, 'rol' | 'activo'>): boolean {
  return rol === 'admin' && activo;
}

/** After `lockUsuarios`, or two may go at once. Throws `UltimoAdminError`. */
export async function comprobarQueQuedaAdmin(
  tx: Queryable,
  negocioId: string,
  saliente: UsuarioGestionado,
): Promise<void> {
  if (esAdmin(saliente) && !(await existsOtroAdmin(tx, negocioId, saliente.id))) throw new UltimoAdminError();
}

async function comprobarAgenda(
  db: Queryable,
  negocioId: string,
  { rol, profesionalId }: UsuarioNuevo,
): Promise<void> {
  if (profesionalId === null) return;
  if (rol !== 'profesional') {
    throw faultyField('#/profesionalId', 'solo_profesional', {
      es: 'Solo lo tiene quien tiene el rol profesional',
      en: 'Only who has the rol profesional has one',
    });
  }
  if (!(await selectProfesional(db, negocioId, profesionalId))) {
    throw faultyField('#/profesionalId', 'no_existe', NO_EXISTE);
  }
}
