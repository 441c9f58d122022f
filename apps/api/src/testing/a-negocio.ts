import { randomUUID } from 'node:crypto';
import { issueToken } from '@citas/auth';
import { TEST_SECRET } from '@citas/auth/testing';
import { NEGOCIO_DE_OPERADORES, ROLES_DE_NEGOCIO, type Rol } from '@citas/domain';
import type { ApiUnderTest } from './api-under-test.ts';

export interface NegocioUnderTest {
  readonly id: string;
  readonly luis: string;
  readonly marta: string;
  /** 30 minutes. */
  readonly corte: string;
  readonly ana: string;
  /** The id of the user with that rol. */
  usuario(rol: Rol): string;
  /** A token of a user with that rol, good for an hour. */
  token(rol: Rol): string;
}

const HORARIO = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6'].map((dia) => [dia, [{ desde: '09:00', hasta: '19:00' }]]),
);

/** A salon with two professionals, a service, a client and a user of every rol in it; closed on Sundays. */
export async function seedNegocio(
  api: ApiUnderTest,
  { id = 'negocio_123', zonaHoraria = 'America/Mexico_City' } = {},
): Promise<NegocioUnderTest> {
  await api.database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria, horario) VALUES ($1, 'Salón Aurora', $2, $3)`,
    [id, zonaHoraria, JSON.stringify(HORARIO)],
  );
  const usuarios = new Map<Rol, string>();
  for (const rol of ROLES_DE_NEGOCIO) usuarios.set(rol, await insertUsuario(api, id, rol));
  const luis = await insertNamed(api, id, 'profesionales', 'Luis');
  const marta = await insertNamed(api, id, 'profesionales', 'Marta');
  const corte = await insertNamed(api, id, 'servicios', 'Corte');
  const ana = await insertNamed(api, id, 'clientes', 'Ana Pérez');
  await emptyLog(api, `citas:${id}`);
  return {
    id,
    luis,
    marta,
    corte,
    ana,
    usuario: (rol) => usuarios.get(rol) ?? '',
    token(rol) {
      // An operator is of no negocio, so that nothing of theirs is in this one.
      const usuario =
        rol === 'operador'
          ? { id: randomUUID(), negocio_id: NEGOCIO_DE_OPERADORES }
          : { id: usuarios.get(rol) ?? '', negocio_id: id };
      return tokenOf(api, { ...usuario, nombre: `Usuario ${rol}`, rol });
    },
  };
}

/** What happens in a test is the first that is told. */
async function emptyLog({ database }: ApiUnderTest, canal: string): Promise<void> {
  await database.query('DELETE FROM eventos WHERE canal = $1', [canal]);
  await database.query('UPDATE canales SET seq = 0 WHERE canal = $1', [canal]);
}

async function insertNamed({ database }: ApiUnderTest, negocioId: string, table: string, nombre: string) {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO ${table} (negocio_id, nombre) VALUES ($1, $2) RETURNING id`,
    [negocioId, nombre],
  );
  return row?.id ?? '';
}

/** Without a password: a suite that logs in sets one. */
async function insertUsuario({ database }: ApiUnderTest, negocioId: string, rol: Rol) {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol) VALUES ($1, $2, $3, '', $4) RETURNING id`,
    [negocioId, `${rol}@${negocioId.replaceAll('_', '-')}.demo`, `Usuario ${rol}`, rol],
  );
  return row?.id ?? '';
}

function tokenOf({ clock }: ApiUnderTest, usuario: Parameters<typeof issueToken>[0]['usuario']): string {
  return issueToken({ secret: TEST_SECRET, usuario, ttlSeconds: 3600, now: clock.now() }).token;
}
