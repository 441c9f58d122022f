import { randomUUID } from 'node:crypto';
import { aToken } from '@citas/auth/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

let own: TestDatabase;
let hubs: HubProcess[];

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  hubs = [await HubProcess.start(own.url), await HubProcess.start(own.url)];
});
afterAll(async () => {
  for (const hub of hubs) await hub.stop();
  await own.drop();
});

async function aUsuario(): Promise<string> {
  const id = randomUUID();
  await own.database.query(
    `INSERT INTO usuarios (id, negocio_id, email, nombre, password_hash, rol)
     VALUES ($1, 'negocio_123', $2, 'Ana', 'x', 'admin')`,
    [id, `${id}@x.test`],
  );
  return id;
}

test('a user who is switched off loses their sockets on every hub, and may not come back', async () => {
  const [id, other] = [await aUsuario(), await aUsuario()];
  const mine = await Promise.all(hubs.map((hub) => hub.client({ id })));
  const theirs = await hubs[0]!.client({ id: other });
  for (const client of [...mine, theirs]) {
    client.subscribe('citas:negocio_123');
    await client.next('subscribed');
  }
  await own.database.query('UPDATE usuarios SET activo = false WHERE id = $1', [id]);
  for (const client of mine) {
    expect((await client.next('error')).data).toMatchObject({ code: 'revoked', retry: false });
    expect(await client.closed).toEqual({ code: 4403, reason: 'revoked' });
  }
  const again = await hubs[1]!.client({ id });
  expect((await again.next('error')).data.code).toBe('revoked');
  expect((await again.closed).code).toBe(4403);
  await insertCita(own.database, 'negocio_123');
  await theirs.next('cita_created');
});

test('a role that changes makes the old token void, also as a renewal; the new one is good', async () => {
  const id = await aUsuario();
  const client = await hubs[0]!.client({ id });
  await client.next('connected');
  await own.database.query(`UPDATE usuarios SET rol = 'recepcion' WHERE id = $1`, [id]);
  expect((await client.closed).code).toBe(4403);
  const usuario = { id, rol: 'recepcion' as const };
  const renewed = await hubs[0]!.clientWith(aToken({ usuario, version: 2 }));
  await renewed.next('connected');
  renewed.send({ type: 'auth', data: { token: aToken({ usuario }) } });
  expect((await renewed.closed).code).toBe(4403);
});
