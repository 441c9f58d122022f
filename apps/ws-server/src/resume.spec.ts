import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

const CITAS = 'citas:negocio_123';
let own: TestDatabase;
let hub: HubProcess;

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  hub = await HubProcess.start(own.url);
});
afterAll(async () => {
  await hub.stop();
  await own.drop();
});

async function subscribed(since?: object) {
  const client = await hub.client();
  client.subscribe(CITAS, since ? { since } : {});
  return { client, ...(await client.next('subscribed')).data };
}

describe('a client that was away', () => {
  test('gets each event it missed, once and in order, then the live ones', async () => {
    const { client, epoch, seq } = await subscribed();
    client.close();
    for (const cliente of ['Ana', 'Eva', 'Pía']) await insertCita(own.database, 'negocio_123', cliente);
    const back = await subscribed({ epoch, seq });
    expect(back.recovered).toBe(true);
    await insertCita(own.database, 'negocio_123', 'Sol');
    const clientes: string[] = [];
    for (let i = 1; i <= 4; i += 1) {
      const event = await back.client.next('cita_created');
      expect(event.seq).toBe(seq + i);
      clientes.push(event.data.cliente);
    }
    expect(clientes).toEqual(['Ana', 'Eva', 'Pía', 'Sol']);
    back.client.close();
  });

  test('gets them from a hub that was restarted meanwhile', async () => {
    const { client, epoch, seq } = await subscribed();
    expect(await hub.stop()).toBe(0);
    expect(await client.closed).toEqual({ code: 1012, reason: 'restart' });
    await insertCita(own.database, 'negocio_123', 'Luz');
    hub = await HubProcess.start(own.url);
    const back = await subscribed({ epoch, seq });
    expect((await back.client.next('cita_created')).data.cliente).toBe('Luz');
    back.client.close();
  });

  test('is told to take a new snapshot when the log is another one', async () => {
    const { client, seq } = await subscribed();
    client.close();
    const back = await hub.client();
    back.subscribe(CITAS, { since: { epoch: 'otra', seq } });
    expect((await back.next('resync')).data.reason).toBe('epoch_changed');
    expect((await back.next('subscribed')).data).toMatchObject({ seq, recovered: false });
    back.close();
  });

  test.each([
    ['the hub loses the database', 'pid <> pg_backend_pid()'],
    ['the hub stops hearing it', `application_name = 'citas-hints'`],
  ])('is told to take a new snapshot when %s and a copy comes back', async (_, lost) => {
    const { client, epoch, seq } = await subscribed();
    await own.database.query(`UPDATE registro_origen SET cluster = 'otro/00000002'`);
    const end = () =>
      own.database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND ${lost}`,
      );
    // It may not hear yet.
    while ((await end()).length === 0);
    expect((await client.next('resync')).data.reason).toBe('epoch_changed');
    const { data } = await client.next('subscribed');
    expect(data).toMatchObject({ seq, recovered: false });
    expect(data.epoch).not.toBe(epoch);
    client.close();
  });

  test('keeps its socket, and loses nothing, when the hub loses the database', async () => {
    const { client, seq } = await subscribed();
    await own.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await insertCita(own.database, 'negocio_123', 'Mar');
    expect(await client.next('cita_created')).toMatchObject({ seq: seq + 1, data: { cliente: 'Mar' } });
    client.close();
  });
});
