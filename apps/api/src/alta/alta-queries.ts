import type { Queryable } from '@citas/database';
import type { Horario, Rol } from '@citas/domain';

/** The negocio of the operators is there already when the second of them comes; any other must be new. */
export async function insertNegocio(
  tx: Queryable,
  negocio: {
    readonly id: string;
    readonly nombre: string;
    readonly zonaHoraria: string;
    readonly locale: string;
    readonly horario: Horario;
  },
  { unlessThere }: { readonly unlessThere: boolean },
): Promise<void> {
  await tx.query(
    `INSERT INTO negocios (id, nombre, zona_horaria, locale, horario) VALUES ($1, $2, $3, $4, $5)${
      unlessThere ? ' ON CONFLICT DO NOTHING' : ''
    }`,
    [negocio.id, negocio.nombre, negocio.zonaHoraria, negocio.locale, negocio.horario],
  );
}

/** Called by the e-mail until they say otherwise. */
export async function insertUsuario(
  tx: Queryable,
  negocioId: string,
  usuario: { readonly email: string; readonly passwordHash: string; readonly rol: Rol },
): Promise<void> {
  await tx.query(
    `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol) VALUES ($1, lower($2), $2, $3, $4)`,
    [negocioId, usuario.email, usuario.passwordHash, usuario.rol],
  );
}
