import { citaSchema } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let admin: string;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  admin = aurora.token('admin');
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());
beforeEach(() => api.database.query('DELETE FROM citas'));

describe('changing a cita', () => {
  test('moves it with its duration, raises the version and tells the new one', async () => {
    const cita = await desk.made({ horaFin: '10:50' });
    const { status, headers, body } = await desk.change(cita, { fecha: '2026-11-26', horaInicio: '16:00' });
    expect(status).toBe(200);
    expect(headers.get('ETag')).toBe('"2"');
    expect(citaSchema.parse(body)).toMatchObject({
      fecha: '2026-11-26',
      horaInicio: '16:00',
      horaFin: '16:50',
      version: 2,
    });
  });

  test('another professional and service bring their names and the duration', async () => {
    await api.database.query(
      `INSERT INTO servicios (negocio_id, nombre, duracion_minutos) VALUES ('negocio_123', 'Mechas', 90) ON CONFLICT DO NOTHING`,
    );
    const [mechas] = await api.database.query<{ id: string }>(
      `SELECT id FROM servicios WHERE nombre = 'Mechas'`,
    );
    const { body } = await desk.change(await desk.made(), {
      profesionalId: aurora.marta,
      servicioId: mechas?.id,
    });
    expect(citaSchema.parse(body)).toMatchObject({
      profesional: 'Marta',
      servicio: 'Mechas',
      horaFin: '11:30',
    });
  });

  test('nothing named changes nothing, not even the version', async () => {
    const { status, body } = await desk.change(await desk.made(), {});
    expect([status, citaSchema.parse(body).version]).toEqual([200, 1]);
  });

  test('its own old time is no conflict', async () => {
    expect((await desk.change(await desk.made(), { horaInicio: '10:15' })).status).toBe(200);
  });

  test.each([
    ['no If-Match', undefined, 428, 'falta-if-match'],
    ['an older version', '"1"', 412, 'version-antigua'],
    ['a weak tag', 'W/"2"', 412, 'version-antigua'],
    ['a number without quotes', '2', 412, 'version-antigua'],
    ['the current version among others', '"1", "2"', 200, undefined],
    ['any version', '*', 200, undefined],
  ])('with %s', async (_, ifMatch, status, key) => {
    const cita = await desk.made();
    await desk.change(cita, { notas: 'dos' });
    const headers: Record<string, string> = ifMatch ? { 'If-Match': ifMatch } : {};
    const answer = await api.call(`PATCH /citas/${cita.id}`, {
      token: admin,
      body: { notas: 'tres' },
      headers,
    });
    expect(answer.status).toBe(status);
    if (key) expect(answer.body).toMatchObject({ type: `/problemas/${key}` });
    if (status === 412) {
      expect(answer.headers.get('ETag')).toBe('"2"');
      expect(citaSchema.parse((answer.body as { actual: unknown }).actual)).toMatchObject({
        notas: 'dos',
        version: 2,
      });
    }
  });

  test('a closed cita is not moved', async () => {
    const cita = citaSchema.parse((await desk.estado(await desk.made(), { a: 'completada' })).body);
    expect((await desk.change(cita, { horaInicio: '12:00' })).body).toMatchObject({
      type: '/problemas/cita-cerrada',
    });
  });

  test('of two who change the same version at once, one wins', async () => {
    const cita = await desk.made();
    const answers = await Promise.all(['a', 'b', 'c'].map((notas) => desk.change(cita, { notas })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412]);
  });
});

describe('estado', () => {
  test('only goes where the rol may take it, and says where', async () => {
    const cita = citaSchema.parse((await desk.estado(await desk.made(), { a: 'completada' })).body);
    expect(await desk.estado(cita, { a: 'confirmada' }, aurora.token('recepcion'))).toMatchObject({
      status: 409,
      body: { type: '/problemas/transicion-no-permitida', permitidas: [] },
    });
    const back = await desk.estado(cita, { a: 'confirmada' });
    expect(citaSchema.parse(back.body)).toMatchObject({ estado: 'confirmada', version: 3 });
  });

  test('keeps the reason of a cancellation, and forgets it when the cita comes back', async () => {
    const cancelada = citaSchema.parse(
      (await desk.estado(await desk.made(), { a: 'cancelada', motivo: 'lluvia' })).body,
    );
    expect(cancelada.motivo).toBe('lluvia');
    expect(citaSchema.parse((await desk.estado(cancelada, { a: 'pendiente' })).body).motivo).toBeNull();
  });

  test('a cita whose time was given away does not come back', async () => {
    const cancelada = citaSchema.parse(
      (await desk.estado(await desk.made(), { a: 'cancelada', motivo: 'viaje' })).body,
    );
    await desk.made();
    expect(await desk.estado(cancelada, { a: 'confirmada' })).toMatchObject({
      status: 409,
      body: { type: '/problemas/cita-solapada' },
    });
  });
});
