import { citaSchema, problemSchema } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { openCatalogue, type Catalogue } from '../testing/a-catalogue.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let bloqueos: Catalogue;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  bloqueos = openCatalogue(api, '/bloqueos', aurora.token('recepcion'));
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.database.query('DELETE FROM citas');
  await api.database.query('DELETE FROM bloqueos');
});

const DIA = '2026-11-25';
const comida = () => ({
  profesionalId: aurora.luis,
  desde: DIA,
  horaInicio: '10:00',
  horaFin: '11:00',
  motivo: 'Comida',
});
const listed = async (query = '') => {
  const { body } = await api.call(`GET /bloqueos${query}`, { token: aurora.token('profesional') });
  return (body as { datos: { motivo: string }[] }).datos.map(({ motivo }) => motivo);
};

describe('a block', () => {
  test('of nothing but a day is that whole day, for everybody', async () => {
    expect(await bloqueos.made({ desde: DIA })).toMatchObject({
      profesionalId: null,
      desde: DIA,
      hasta: DIA,
      horaInicio: '00:00',
      horaFin: '24:00',
      motivo: null,
      citasAfectadas: 0,
    });
  });

  test('says how many open citas lie in it, and leaves them alone', async () => {
    const first = await desk.made({ horaInicio: '09:45', horaFin: '10:15' });
    await desk.made({ horaInicio: '10:30', horaFin: '11:30' });
    await desk.made({ horaInicio: '09:00', horaFin: '09:45' });
    await desk.made({ horaInicio: '11:30', horaFin: '12:00' });
    await desk.made({ profesionalId: aurora.marta });
    await desk.made({ profesionalId: null });
    const gone = await desk.made({ horaInicio: '10:15', horaFin: '10:30' });
    await desk.estado(gone, { a: 'cancelada', motivo: 'viaje' });
    const block = await bloqueos.made(comida());
    expect(block['citasAfectadas']).toBe(2);
    expect(await api.call(`GET /citas/${first.id}`, { token: aurora.token('admin') })).toMatchObject({
      body: { estado: 'pendiente', version: 1 },
    });
    expect(await bloqueos.changed(block, { profesionalId: null })).toMatchObject({
      citasAfectadas: 4,
      version: 2,
    });
    expect(
      await bloqueos.changed({ ...block, version: 2 }, { desde: '2026-11-26', hasta: '2026-11-26' }),
    ).toMatchObject({ citasAfectadas: 0 });
  });

  test('is listed by the days that it touches, to a professional with those of everybody', async () => {
    const semana = { desde: '2026-12-07', hasta: '2026-12-11' };
    await bloqueos.made({ ...semana, motivo: 'todos' });
    await bloqueos.made({ ...semana, motivo: 'luis', profesionalId: aurora.luis, horaInicio: '12:00' });
    await bloqueos.made({ ...semana, motivo: 'marta', profesionalId: aurora.marta, horaInicio: '13:00' });
    expect(await listed()).toEqual(['todos', 'luis', 'marta']);
    expect(await listed(`?profesionalId=${aurora.luis}`)).toEqual(['todos', 'luis']);
    expect(await listed('?desde=2026-12-11&hasta=2026-12-31')).toHaveLength(3);
    expect(await listed('?desde=2026-12-12')).toEqual([]);
    expect(await listed('?hasta=2026-12-06')).toEqual([]);
  });

  test('is told on the channel of the citas, by whoever made, changed and removed it', async () => {
    const since = await api.database.query<{ seq: number }>(
      `SELECT seq FROM canales WHERE canal = 'citas:negocio_123'`,
    );
    const block = await bloqueos.made(comida());
    await bloqueos.remove(await bloqueos.changed(block, { hasta: '2026-11-27' }));
    const por = { id: aurora.usuario('recepcion'), nombre: 'Usuario recepcion' };
    const told = (hasta: string) => ({
      tipo: 'bloqueos_changed',
      datos: { desde: DIA, hasta, profesionalId: aurora.luis },
      por,
    });
    expect(
      await api.database.query(
        `SELECT tipo, datos, por FROM eventos WHERE canal = 'citas:negocio_123' AND seq > $1 ORDER BY seq`,
        [since[0]?.seq ?? 0],
      ),
    ).toEqual([told(DIA), told('2026-11-27'), told('2026-11-27')]);
    const { body } = await api.call('GET /actividad', { token: aurora.token('admin') });
    expect(JSON.stringify(body)).not.toContain('bloqueos_changed');
  });

  test('of an older version is neither changed nor deleted', async () => {
    const block = await bloqueos.made(comida());
    const now = await bloqueos.changed(block, { motivo: 'Médico' });
    const { citasAfectadas, ...actual } = now;
    expect(await bloqueos.change(block, { motivo: 'Otro' })).toMatchObject({ status: 412, body: { actual } });
    expect([(await bloqueos.remove(block)).status, (await bloqueos.remove(now)).status]).toEqual([412, 204]);
    expect(citasAfectadas).toBe(0);
  });

  test('is read at the address that its making tells, with its version', async () => {
    const made = await bloqueos.made(comida());
    const { citasAfectadas, ...bloqueo } = await bloqueos.changed(made, { motivo: 'Médico' });
    const { status, headers, body } = await bloqueos.read(made.id);
    expect([status, body, headers.get('ETag')]).toEqual([200, bloqueo, '"2"']);
    expect(citasAfectadas).toBe(0);
    await bloqueos.remove(bloqueo);
    expect((await bloqueos.read(made.id)).status).toBe(404);
  });

  test('is read by a professional, and written by reception', async () => {
    const profesional = openCatalogue(api, '/bloqueos', aurora.token('profesional'));
    expect((await profesional.post(comida())).status).toBe(403);
    expect((await profesional.read((await bloqueos.made(comida())).id)).status).toBe(200);
  });
});

describe('blocked time', () => {
  const refused = (bloqueo: object) => ({
    status: 409,
    body: { type: '/problemas/tiempo-bloqueado', bloqueos: [bloqueo] },
  });

  test('is refused with what blocks it and the nearest free slots, before a collision is', async () => {
    await desk.made({ horaInicio: '10:00' });
    const { id, desde, hasta, horaInicio, horaFin, motivo } = await bloqueos.made(comida());
    const { status, body } = await desk.post({ horaInicio: '10:15' });
    expect([status, problemSchema.parse(body)]).toEqual([
      409,
      expect.objectContaining({
        type: '/problemas/tiempo-bloqueado',
        bloqueos: [{ id, desde, hasta, horaInicio, horaFin, motivo }],
        alternativas: ['09:30', '11:00', '09:15'].map((hora): unknown =>
          expect.objectContaining({ fecha: DIA, horaInicio: hora, profesional: 'Luis' }),
        ),
      }),
    ]);
  });

  test('is only that professional’s, and what touches its edges is free', async () => {
    await bloqueos.made(comida());
    await desk.made({ profesionalId: aurora.marta });
    await desk.made({ profesionalId: null });
    await desk.made({ horaInicio: '09:30', horaFin: '10:00' });
    await desk.made({ horaInicio: '11:00', horaFin: '11:30' });
    await desk.made({ fecha: '2026-11-26' });
  });

  test('of everybody is nobody’s either', async () => {
    const { id } = await bloqueos.made({ desde: '2026-11-24', hasta: '2026-11-26', motivo: 'Festivo' });
    expect(await desk.post()).toMatchObject(refused({ id }));
    expect(await desk.post({ profesionalId: null })).toMatchObject({
      ...refused({ id }),
      body: { alternativas: [{ fecha: '2026-11-27', profesional: 'Luis' }, {}, {}] },
    });
  });

  test('is refused to a cita that moves there, by time or to another professional', async () => {
    const { id } = await bloqueos.made(comida());
    const suya = await desk.made({ horaInicio: '12:00' });
    const ajena = await desk.made({ profesionalId: aurora.marta });
    expect(await desk.change(suya, { horaInicio: '10:30' })).toMatchObject(refused({ id }));
    expect(await desk.change(ajena, { profesionalId: aurora.luis })).toMatchObject(refused({ id }));
  });

  test('is refused to a cita that takes its time again, unless an admin says so', async () => {
    const cita = await desk.made();
    const cancelled = citaSchema.parse((await desk.estado(cita, { a: 'cancelada', motivo: 'viaje' })).body);
    const { id } = await bloqueos.made(comida());
    expect(await desk.estado(cancelled, { a: 'pendiente' })).toMatchObject(refused({ id }));
    const order = { a: 'pendiente', solapeAutorizado: true };
    expect((await desk.estado(cancelled, order, aurora.token('recepcion'))).status).toBe(403);
    const again = await desk.estado(cancelled, order);
    expect(again).toMatchObject({ status: 200, body: { estado: 'pendiente', solapeAutorizado: false } });
  });

  test('does not keep a cita that was there before from being confirmed, noted on or made to end', async () => {
    const cita = await desk.made();
    await bloqueos.made(comida());
    const noted = citaSchema.parse((await desk.change(cita, { notas: 'avisar' })).body);
    const confirmed = citaSchema.parse((await desk.estado(noted, { a: 'confirmada' })).body);
    expect((await desk.estado(confirmed, { a: 'completada' })).status).toBe(200);
  });

  test('may be booked over by an admin who says so, and by nobody else', async () => {
    await bloqueos.made(comida());
    const order = { solapeAutorizado: true };
    expect((await desk.post(order, { token: aurora.token('recepcion') })).status).toBe(403);
    await desk.made(order);
    const moved = await desk.made({ horaInicio: '12:00' });
    expect((await desk.change(moved, { horaInicio: '10:30', ...order })).status).toBe(200);
  });

  test('is free again once its block is gone', async () => {
    await bloqueos.remove(await bloqueos.made(comida()));
    await desk.made();
  });
});
