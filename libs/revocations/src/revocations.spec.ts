import type { Identidad } from '@citas/auth';
import { ManualClock } from '@citas/clock/testing';
import type { Queryable } from '@citas/database';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { revokeToken } from './revocation-queries.ts';
import { Revocations } from './revocations.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
let own: TestDatabase;

beforeEach(async () => {
  own = await createTestDatabase();
  await own.database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'Europe/Madrid'), ('b', 'B', 'Europe/Madrid')`,
  );
});
afterEach(() => own.drop());

async function aUsuario(email = 'ana@a.es', rol = 'admin'): Promise<Identidad> {
  const [row] = await own.database.query<{ id: string }>(
    `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol) VALUES ('a', $1, 'Ana', 'x', $2) RETURNING id`,
    [email, rol],
  );
  const usuarioId = row?.id ?? '';
  return {
    usuarioId,
    negocioId: 'a',
    rol: 'admin',
    nombre: 'Ana',
    expiraEnMs: 0,
    jti: `de ${email}`,
    version: 1,
  };
}

function setUp(database: Queryable = own.database) {
  const clock = new ManualClock();
  const seen = { told: 0, log: [] as string[] };
  const logger = {
    info: (message: string) => void seen.log.push(message),
    warn: (_: object, message: string) => void seen.log.push(message),
  };
  const revocations = new Revocations({ database, clock, logger });
  revocations.onRevoked(() => (seen.told += 1));
  return { clock, seen, revocations };
}

describe('every token of a user is void once', () => {
  test.each([
    ['their rol changes', `UPDATE usuarios SET rol = 'pantalla' WHERE id = $1`],
    ['they are switched off', 'UPDATE usuarios SET activo = false WHERE id = $1'],
    ['they are moved to another negocio', `UPDATE usuarios SET negocio_id = 'b' WHERE id = $1`],
    ['their password changes', `UPDATE usuarios SET password_hash = 'y' WHERE id = $1`],
    ['somebody raises their version', 'UPDATE usuarios SET version_token = 2 WHERE id = $1'],
    ['they are deleted', 'DELETE FROM usuarios WHERE id = $1'],
  ])('%s', async (_, statement) => {
    const [ana, eva] = [await aUsuario(), await aUsuario('eva@a.es')];
    const { revocations, seen } = setUp();
    await revocations.refresh();
    expect([revocations.isRevoked(ana), seen.told]).toEqual([false, 0]);
    await own.database.query(statement, [ana.usuarioId]);
    await revocations.refresh();
    expect([revocations.isRevoked(ana), revocations.isRevoked(eva), seen.told]).toEqual([true, false, 1]);
    expect(revocations.isRevoked({ ...ana, version: 2 })).toBe(false);
  });
});

test('a user whose name changes keeps their tokens', async () => {
  const ana = await aUsuario();
  await own.database.query(`UPDATE usuarios SET nombre = 'Ana María', email = 'am@a.es'`);
  const { revocations } = setUp();
  await revocations.refresh();
  expect(revocations.isRevoked(ana)).toBe(false);
});

test('a version never goes back, so that a void token stays void', async () => {
  const ana = await aUsuario();
  await own.database.query(`UPDATE usuarios SET rol = 'pantalla'`);
  await own.database.query(`UPDATE usuarios SET rol = 'admin', version_token = 1`);
  const { revocations } = setUp();
  await revocations.refresh();
  expect([1, 2, 3].map((version) => revocations.isRevoked({ ...ana, version }))).toEqual([true, true, false]);
});

test('one token alone is void when its holder logs out', async () => {
  const ana = await aUsuario();
  const { revocations } = setUp();
  await revokeToken(own.database, ana);
  await revocations.refresh();
  expect(revocations.isRevoked(ana)).toBe(true);
  expect(revocations.isRevoked({ ...ana, jti: 'on another device' })).toBe(false);
});

test('a revocation that began earlier and commits later than one already read is read too', async () => {
  const [ana, eva] = [await aUsuario(), await aUsuario('eva@a.es')];
  const { revocations } = setUp();
  const between = await own.database.transaction(async (tx) => {
    await revokeToken(tx, ana);
    await revokeToken(own.database, eva);
    await revocations.refresh();
    return [revocations.isRevoked(ana), revocations.isRevoked(eva)];
  });
  expect(between).toEqual([false, true]);
  await revocations.refresh();
  expect(revocations.isRevoked(ana)).toBe(true);
});

test('what is known already is not told again', async () => {
  await revokeToken(own.database, await aUsuario());
  const { revocations, seen } = setUp();
  for (let i = 0; i < 3; i += 1) await revocations.refresh();
  expect(seen.told).toBe(1);
});

test('a row is kept longer than any token lives, and purged when another one comes after that', async () => {
  const ana = await aUsuario();
  await revokeToken(own.database, ana);
  const rows = () =>
    own.database.query<{ hours: number }>(
      'SELECT extract(epoch FROM expira_en - now()) / 3600 AS hours FROM revocaciones',
    );
  expect(Number((await rows())[0]?.hours)).toBeGreaterThan(24);
  await own.database.query(`UPDATE revocaciones SET expira_en = now() - interval '1 second'`);
  await revokeToken(own.database, ana);
  expect(await rows()).toHaveLength(1);
});

test('it is asked for when it starts, and every second; stopped, it leaves no timer behind', async () => {
  const ana = await aUsuario();
  await revokeToken(own.database, ana);
  const { revocations, clock } = setUp();
  await revocations.start();
  expect(revocations.isRevoked(ana)).toBe(true);
  await own.database.query(`UPDATE usuarios SET activo = false`);
  const told = Promise.withResolvers<void>();
  revocations.onRevoked(() => told.resolve());
  clock.advance(1000);
  await told.promise;
  await revocations.stop();
  expect(clock.pending).toBe(0);
});

test('a database that is not there yet is asked again at the next poll, and told of once', async () => {
  const ana = await aUsuario();
  await revokeToken(own.database, ana);
  const world = { isAway: true };
  const { revocations, clock, seen } = setUp({
    query: async (text, values) => {
      if (world.isAway) throw new Error('away');
      return own.database.query(text, values);
    },
  });
  await revocations.start();
  for (let i = 0; i < 3; i += 1) {
    clock.advance(1000);
    await settle();
  }
  expect(seen.log).toEqual([expect.stringContaining('cannot be read')]);
  world.isAway = false;
  await revocations.refresh();
  expect([revocations.isRevoked(ana), seen.log.length]).toEqual([true, 2]);
  await revocations.stop();
});

test('a read that is asked for during another begins after it, and many make one', async () => {
  const gates: PromiseWithResolvers<void>[] = [];
  const { revocations } = setUp({
    query: async (text, values) => {
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      await gate.promise;
      return own.database.query(text, values);
    },
  });
  const first = revocations.refresh();
  const others = [revocations.refresh(), revocations.refresh()];
  expect(gates).toHaveLength(1);
  gates[0]?.resolve();
  await first;
  await settle();
  expect(gates).toHaveLength(2);
  gates[1]?.resolve();
  await Promise.all(others);
  expect(gates).toHaveLength(2);
});
