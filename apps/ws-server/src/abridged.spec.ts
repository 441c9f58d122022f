import { aToken } from '@citas/auth/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';
import type { WsClient } from './testing/ws-client.ts';

interface Figures {
  readonly porServicio?: unknown;
  readonly porProfesional?: unknown;
}

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

async function closing(client: WsClient): Promise<void> {
  client.close();
  await client.closed;
}

describe('a profesional, who sees their own citas alone', () => {
  const channel = 'citas:negocio_123';

  test('hears of days, live and when they come back, and never of whom', async () => {
    const [marta, recepcion] = [await hub.client({ rol: 'profesional' }), await hub.client()];
    const heard: unknown[] = [];
    marta.socket.on('message', (data) => heard.push((data as Buffer).toString()));
    for (const client of [marta, recepcion]) client.subscribe(channel);
    const { data: since } = await marta.next('subscribed');
    await recepcion.next('subscribed');
    await insertCita(own.database, 'negocio_123', 'Secreta Sáenz');
    const { seq, data } = await recepcion.next('cita_created');
    const days = { seq, data: { count: 1, desde: data.fecha, hasta: data.fecha } };
    expect(await marta.next('citas_changed')).toMatchObject(days);
    marta.subscribe(channel, { since });
    expect((await marta.next('subscribed')).data.recovered).toBe(true);
    expect(await marta.next('citas_changed')).toMatchObject(days);
    expect(heard.join()).not.toContain('Secreta');
    for (const client of [marta, recepcion]) await closing(client);
  });

  test('hears that something was told, and never what', async () => {
    const [marta, recepcion] = [await hub.client({ rol: 'profesional' }), await hub.client()];
    const heard: unknown[] = [];
    marta.socket.on('message', (data) => heard.push((data as Buffer).toString()));
    for (const client of [marta, recepcion]) {
      client.subscribe('notificaciones:negocio_123');
      await client.next('subscribed');
    }
    await insertCita(own.database, 'negocio_123', 'Secreta Sáenz');
    const { seq, data } = await recepcion.next('notification');
    expect(data.message).toContain('Secreta Sáenz');
    expect(await marta.next('notificaciones_changed')).toEqual({
      type: 'notificaciones_changed',
      channel: 'notificaciones:negocio_123',
      seq,
      data: { timestamp: data.timestamp },
    });
    expect(heard.join()).not.toContain('Secreta');
    for (const client of [marta, recepcion]) await closing(client);
  });

  test('whose renewed token is no longer more than that is told no more from then on', async () => {
    const client = await hub.client({ rol: 'recepcion' });
    client.subscribe(channel);
    await client.next('subscribed');
    client.send({ type: 'auth', data: { token: aToken({ usuario: { rol: 'profesional' } }) } });
    await client.next('authenticated');
    await insertCita(own.database, 'negocio_123', 'Secreta Sáenz');
    await client.next('citas_changed');
    expect(client.waiting.map(({ type }) => type)).toEqual(['connected']);
    await closing(client);
  });

  test('is not given estadisticas', async () => {
    const client = await hub.client({ rol: 'profesional' });
    client.subscribe('estadisticas:negocio_123');
    expect((await client.next('error')).data.code).toBe('forbidden');
    await closing(client);
  });
});

describe('a screen on the wall, which anybody may read', () => {
  const channel = 'estadisticas:negocio_123';

  /** A cita of today of somebody of the team, who is new; resolves with who it is. */
  async function citaDe(nombre: string, servicio: string): Promise<string> {
    const [quien] = await own.database.query<{ id: string }>(
      `INSERT INTO profesionales (negocio_id, nombre) VALUES ('negocio_123', $1) RETURNING id`,
      [nombre],
    );
    await own.database.query(
      `INSERT INTO citas (negocio_id, profesional_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       SELECT id, $1, 'Ana', $2, (now() AT TIME ZONE zona_horaria)::date, '12:00', '12:30'
         FROM negocios WHERE id = 'negocio_123'`,
      [quien!.id, servicio],
    );
    return quien!.id;
  }

  test.each([
    ['whole', false],
    ['by deltas', true],
  ])('hears figures %s without a name of the team', async (servicio, delta) => {
    const [tv, admin] = [await hub.client({ rol: 'pantalla' }), await hub.client()];
    const heard: unknown[] = [];
    tv.socket.on('message', (data) => heard.push((data as Buffer).toString()));
    for (const client of [tv, admin]) {
      client.subscribe(channel, { delta });
      await client.next('series');
    }
    const id = await citaDe(`Secreta, ${servicio}`, servicio);
    const [shown, all] = [await figuresWith(tv, servicio, delta), await figuresWith(admin, servicio, delta)];
    expect(all).toHaveProperty(['porProfesional', id, 'nombre'], `Secreta, ${servicio}`);
    const { porProfesional: _, ...withoutTeam } = all;
    expect(shown).toEqual(delta ? withoutTeam : { ...all, porProfesional: {} });
    expect(heard.join()).not.toMatch(RegExp(`Secreta|${id}`));
    for (const client of [tv, admin]) await closing(client);
  });

  /** The first series, or what changed in them, that count a servicio. */
  async function figuresWith(client: WsClient, servicio: string, delta: boolean): Promise<Figures> {
    for (;;) {
      const figures: Figures = delta
        ? (await client.next('series_delta')).data.changed
        : (await client.next('series')).data;
      if (servicio in Object(figures.porServicio)) return figures;
    }
  }
});
