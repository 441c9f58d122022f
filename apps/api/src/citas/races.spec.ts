import { citaSchema, problemSchema } from '@citas/protocol';
import { openDatabase } from '@citas/database';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { waitingForLocks } from '../testing/until-held.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());
beforeEach(() => api.database.query('DELETE FROM citas'));

let clientes = 0;
const times = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));
const hora = (minutos: number) =>
  `${String(Math.floor(minutos / 60)).padStart(2, '0')}:${String(minutos % 60).padStart(2, '0')}`;
const book = (change: object, token = aurora.token('recepcion')) =>
  api.call('POST /citas', {
    token,
    body: {
      // A client each: writers of one client wait for each other before they come to the professional.
      cliente: `Cliente ${(clientes += 1)}`,
      servicio: 'Corte',
      profesionalId: aurora.luis,
      fecha: '2026-11-25',
      ...change,
    },
  });
const overlaps = () =>
  api.database.query(
    `SELECT FROM citas a JOIN citas b ON a.id < b.id AND a.profesional_id = b.profesional_id AND a.fecha = b.fecha
       AND a.hora_inicio < b.hora_fin AND b.hora_inicio < a.hora_fin
     WHERE a.estado IN ('pendiente', 'confirmada', 'completada') AND b.estado IN ('pendiente', 'confirmada', 'completada')`,
  );

test('of 50 who want one slot, one has it and 49 are offered others', async () => {
  const answers = await times(50, () => book({ horaInicio: '10:00' }));
  const refused = answers.filter(({ status }) => status === 409);
  expect([answers.filter(({ status }) => status === 201).length, refused.length]).toEqual([1, 49]);
  for (const { body } of refused) {
    const problem = problemSchema.parse(body);
    expect(problem).toMatchObject({
      type: '/problemas/cita-solapada',
      conflictos: [{ horaInicio: '10:00' }],
    });
    expect(problem['alternativas']).toHaveLength(3);
  }
});

test('20 admins who overlap on purpose at once all may', async () => {
  const token = aurora.token('admin');
  const answers = await times(20, () => book({ horaInicio: '10:00', solapeAutorizado: true }, token));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const onPurpose = answers.filter(({ body }) => citaSchema.parse(body).solapeAutorizado);
  expect(onPurpose).toHaveLength(19);
});

test('of 50 who want staggered slots, those that got one do not overlap', async () => {
  const answers = await times(50, (i) =>
    book({ horaInicio: hora(600 + (i % 25) * 5), horaFin: hora(640 + (i % 25) * 5) }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  expect(await overlaps()).toEqual([]);
});

test('moves between two professionals in both directions neither deadlock nor overlap', async () => {
  const made = await times(12, (i) =>
    book({
      profesionalId: i % 2 ? aurora.luis : aurora.marta,
      horaInicio: hora(600 + Math.floor(i / 2) * 30),
    }),
  );
  const citas = made.map(({ body }) => citaSchema.parse(body));
  const answers = await times(12, (i) =>
    api.call(`PATCH /citas/${citas[i]?.id}`, {
      token: aurora.token('recepcion'),
      headers: { 'If-Match': '*' },
      body: { profesionalId: i % 2 ? aurora.marta : aurora.luis, horaInicio: hora(610 + ((i * 35) % 180)) },
    }),
  );
  expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
  expect(await overlaps()).toEqual([]);
});

test('of 50 cancelled citas of one slot that are opened again at once, one is', async () => {
  const admin = aurora.token('admin');
  const cancelled = await api.database.query<{ id: string }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado, motivo)
     SELECT $1, 'Cliente ' || i, 'Corte', $2, '2026-11-25', '10:00', '10:30', 'cancelada', 'enferma'
     FROM generate_series(1, 50) i RETURNING id`,
    [aurora.id, aurora.luis],
  );
  const answers = await times(50, (i) =>
    api.call(`POST /citas/${cancelled[i]?.id}/estado`, {
      token: admin,
      headers: { 'If-Match': '*' },
      body: { a: i % 2 ? 'pendiente' : 'confirmada' },
    }),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status === 409).map(({ body }) => problemSchema.parse(body));
  expect(refused).toHaveLength(49);
  expect(new Set(refused.map(({ alternativas }) => (alternativas as unknown[]).length))).toEqual(
    new Set([3]),
  );
  expect(await overlaps()).toEqual([]);
});

test('confirmations, moves, cancellations and bookings of one hour at once end without an overlap', async () => {
  const made = await times(10, (i) => book({ horaInicio: hora(600 + i * 30) }));
  const citas = made.map(({ body }) => citaSchema.parse(body));
  const headers = { 'If-Match': '*' };
  const token = aurora.token('recepcion');
  const answers = await times(50, (i) => {
    const cita = citas[i % 10];
    if (i % 5 === 0) return book({ horaInicio: hora(600 + i * 5) });
    if (i % 5 === 1)
      return api.call(`PATCH /citas/${cita?.id}`, {
        token,
        headers,
        body: { horaInicio: hora(600 + i * 7) },
      });
    const a = ['confirmada', 'cancelada', 'completada'][i % 3];
    return api.call(`POST /citas/${cita?.id}/estado`, { token, headers, body: { a, motivo: 'carrera' } });
  });
  expect(answers.filter(({ status }) => ![200, 201, 409].includes(status))).toEqual([]);
  expect(await overlaps()).toEqual([]);
});

test('a writer behind our back, not yet committed, is waited for and then told as a conflict', async () => {
  const sql = await openDatabase({ url: api.database.url, max: 1 });
  const answer = await sql.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
       VALUES ($1, 'Por SQL', 'Corte', $2, '2026-11-25', '10:00', '11:00')`,
      [aurora.id, aurora.luis],
    );
    const pending = book({ horaInicio: '10:30' });
    while ((await waitingForLocks(api.database)).length === 0);
    return { pending };
  });
  const { status, body } = await answer.pending;
  await sql.stop();
  expect([status, body]).toEqual([
    409,
    expect.objectContaining({ conflictos: [expect.objectContaining({ cliente: 'Por SQL' })] }),
  ]);
});
