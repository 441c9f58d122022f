import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { TEST_SECRET, aToken } from '@citas/auth/testing';
import { notifyHints } from '@citas/event-log';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

const ESTADISTICAS = 'estadisticas:negocio_123';
let own: TestDatabase;
let hub: HubProcess;

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  await aNegocio(own.database, 'negocio_456');
  hub = await HubProcess.start(own.url);
});
afterAll(async () => {
  await hub.stop();
  await own.drop();
});

describe('as the guide tells it', () => {
  test('its subscribe message brings stats at once, and again every 5 s', async () => {
    const client = await hub.client();
    client.send('{ "type": "subscribe", "data": { "channel": "estadisticas:negocio_123" } }');
    const first = await client.next('stats');
    expect(first).toEqual({
      type: 'stats',
      channel: ESTADISTICAS,
      data: {
        totalCitas: 0,
        citasHoy: 0,
        citasCompletadas: 0,
        citasCanceladas: 0,
        citasPendientes: 0,
        citasConfirmadas: 0,
        citasNoAsistio: 0,
        duracionPromedio: null,
        ultimaCita: null,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
    });
    const series = await client.next('series');
    expect(Object.keys(series.data.porDia)).toHaveLength(30);
    const second = await client.next('stats');
    expect(Date.parse(second.data.timestamp) - Date.parse(first.data.timestamp)).toBeLessThan(8_000);
    client.close();
  });

  test('a hint brings the name that a professional has now, though no cita changed', async () => {
    const [luis] = await own.database.query<{ id: string }>(
      `INSERT INTO profesionales (negocio_id, nombre) VALUES ('negocio_456', 'Luis') RETURNING id`,
    );
    await insertCita(own.database, 'negocio_456');
    await own.database.query('UPDATE citas SET profesional_id = $1 WHERE negocio_id = $2', [
      luis?.id,
      'negocio_456',
    ]);
    const client = await hub.client({ negocio_id: 'negocio_456' });
    client.subscribe('estadisticas:negocio_456');
    const nombres = async () =>
      Object.values((await client.next('series')).data.porProfesional).map(({ nombre }) => nombre);
    expect(await nombres()).toEqual(['Luis']);
    await own.database.query(`UPDATE profesionales SET nombre = 'Luisa'`);
    await notifyHints(own.database, ['negocio_456']);
    expect(await nombres()).toEqual(['Luisa']);
    client.close();
  });

  test('an INSERT by plain SQL is cita_created, a notification and new stats', async () => {
    const client = await hub.client();
    for (const tipo of ['estadisticas', 'citas', 'notificaciones']) client.subscribe(`${tipo}:negocio_123`);
    const before = await client.next('stats');
    for (let i = 0; i < 3; i += 1) await client.next('subscribed');
    await insertCita(own.database, 'negocio_123', 'Marta');
    const created = await client.next('cita_created');
    expect(created).toMatchObject({
      channel: 'citas:negocio_123',
      seq: 1,
      data: { cliente: 'Marta', negocioId: 'negocio_123', horaInicio: '10:00', estado: 'pendiente' },
    });
    expect(await client.next('notification')).toMatchObject({
      data: { titulo: 'Nueva cita', citaId: created.data.id },
    });
    let after = await client.next('stats');
    while (after.data.totalCitas === before.data.totalCitas) after = await client.next('stats');
    expect(after.data).toMatchObject({ totalCitas: 1, citasHoy: 1, duracionPromedio: 30 });
    client.close();
  });

  test('a change and a deletion are told too', async () => {
    const client = await hub.client();
    client.subscribe('citas:negocio_123');
    await client.next('subscribed');
    await own.database.query(`UPDATE citas SET estado = 'confirmada' WHERE cliente = 'Marta'`);
    expect((await client.next('cita_updated')).data.cambios).toEqual({
      estado: { de: 'pendiente', a: 'confirmada' },
    });
    await own.database.query(`DELETE FROM citas WHERE cliente = 'Marta'`);
    expect((await client.next('cita_deleted')).data.cliente).toBe('Marta');
    client.close();
  });

  test('two users of one negocio see the same', async () => {
    const [a, b] = [await hub.client(), await hub.client()];
    for (const client of [a, b]) {
      client.subscribe('citas:negocio_123');
      await client.next('subscribed');
    }
    await insertCita(own.database, 'negocio_123');
    expect(await a.next('cita_created')).toEqual(await b.next('cita_created'));
    for (const client of [a, b]) client.close();
  });

  test('what it logs is what the guide shows, and never a secret', async () => {
    const token = aToken();
    const client = await hub.clientWith(token);
    const { clientId } = (await client.next('connected')).data;
    client.subscribe(ESTADISTICAS);
    await client.next('stats');
    client.close();
    await hub.logged(new RegExp(`"client":"${clientId}".*Cliente desconectado`));
    const password = new URL(own.url).password;
    for (const line of [
      'Database connection established',
      `WebSocket server listening on :${hub.port}`,
      '=== WEBSOCKET SERVER DEBUG MODE ===',
      'DATABASE_URL: postgres://',
      'JWT_SECRET: ********',
      `Cliente conectado: ID=${clientId}, Time=`,
      `"client":"${clientId}","type":"subscribe","channel":"${ESTADISTICAS}","msg":"received"`,
      `"client":"${clientId}","type":"stats","channel":"${ESTADISTICAS}","bytes":`,
    ])
      expect(hub.log).toContain(line);
    for (const secret of [token, TEST_SECRET, 'token=', ...(password ? [password] : [])])
      expect(hub.log).not.toContain(secret);
  });

  test('its health can be asked', async () => {
    const response = await fetch(`${hub.http}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ok',
      database: 'up',
      connections: expect.any(Number),
    });
    expect((await fetch(`${hub.http}/healthz`)).status).toBe(200);
    expect((await fetch(`${hub.http}/readyz`)).status).toBe(200);
    expect((await fetch(`${hub.http}/otra`)).status).toBe(404);
  });
});
