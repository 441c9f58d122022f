import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio } from '../testing/a-negocio.ts';
import { HubProcess } from '../testing/hub-process.ts';

let own: TestDatabase;
let hubs: readonly HubProcess[] = [];

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  const start = () => HubProcess.start(own.url, { CANARY_SECONDS: '0.3' });
  hubs = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.stop()));
  await own.drop();
});

async function heard(hub: HubProcess): Promise<number> {
  const text = await (await fetch(`${hub.http}/metrics`)).text();
  return Number(/^citas_ws_canary_seconds_count (\d+)$/m.exec(text)?.[1]);
}

describe('the canary', () => {
  test('of each of two hubs is heard on a socket of its own hub, again and again', async () => {
    for (const hub of hubs) while ((await heard(hub)) < 2) await hub.anotherLine();
  });

  test('has a channel that nobody else can follow', async () => {
    const client = await hubs[0]!.client({ rol: 'admin' });
    client.subscribe('notificaciones:~canario');
    expect((await client.next('error')).data.code).toBe('forbidden');
  });

  test('is no negocio, and what it writes is in nobody’s history', async () => {
    const insert = own.database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('~canario', 'x', 'UTC')`,
    );
    await expect(insert).rejects.toThrow(/negocios_id_check/);
    const seen = await own.database
      .forNegocio('negocio_123')
      .query<{ canal: string }>('SELECT DISTINCT canal FROM eventos UNION SELECT canal FROM canales');
    expect(seen.filter(({ canal }) => canal.includes('canario'))).toEqual([]);
  });
});
