import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { untilHeld } from '../testing/until-held.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.database.query('DELETE FROM citas');
  await api.database.query('DELETE FROM bloqueos');
});

const DIA = '2026-11-25';
const WHO: [string, () => { bloqueado: string | null; pide: string | null }][] = [
  ['the professional they want', () => ({ bloqueado: aurora.luis, pide: aurora.luis })],
  ['everybody', () => ({ bloqueado: null, pide: aurora.luis })],
  ['everybody, and they want nobody in particular', () => ({ bloqueado: null, pide: null })],
];

/** 20 citas, two for each of ten slots, and a block of all of them in their midst. */
function race({ bloqueado, pide }: { bloqueado: string | null; pide: string | null }, round: number) {
  const token = aurora.token('recepcion');
  const book = (i: number) =>
    api.call('POST /citas', {
      token,
      // A client each: writers of one client wait for each other before they come to the professional.
      body: {
        cliente: `Cliente ${round}-${i}`,
        servicio: 'Corte',
        profesionalId: pide,
        fecha: DIA,
        horaInicio: `${String(9 + (i % 10)).padStart(2, '0')}:00`,
      },
    });
  const block = () => api.call('POST /bloqueos', { token, body: { profesionalId: bloqueado, desde: DIA } });
  const before = Array.from({ length: 10 }, (_, i) => book(i));
  const blocked = block();
  return Promise.all([blocked, ...before, ...Array.from({ length: 10 }, (_, i) => book(10 + i))]);
}

describe.each(WHO)('20 who book while somebody blocks the time of %s', (_, who) => {
  test.each([1, 2, 3, 4, 5])('have a cita that the block counted, or none (%d)', async (round) => {
    const [blocked, ...booked] = await race(who(), round);
    const statuses = booked.map(({ status }) => status);
    expect([blocked.status, statuses.filter((status) => status !== 201 && status !== 409)]).toEqual([
      201,
      [],
    ]);
    const citas = await api.database.query(`SELECT FROM citas WHERE fecha = $1`, [DIA]);
    expect(citas).toHaveLength(statuses.filter((status) => status === 201).length);
    expect(blocked.body).toMatchObject({ citasAfectadas: citas.length });
  });
});

test.each([
  ['as it is', (id: string) => id],
  ['in capitals', (id: string) => id.toUpperCase()],
])('a cita under way is waited for by a block, with the professional’s id %s', async (_, written) => {
  const token = aurora.token('recepcion');
  const underWay = await api.database.transaction(async (tx) => {
    await tx.query('LOCK TABLE citas IN SHARE MODE');
    const cita = api.call('POST /citas', {
      token,
      body: {
        cliente: 'Eva',
        servicio: 'Corte',
        profesionalId: written(aurora.luis),
        fecha: DIA,
        horaInicio: '10:00',
      },
    });
    await untilHeld(api.database, cita);
    const block = api.call('POST /bloqueos', { token, body: { profesionalId: aurora.luis, desde: DIA } });
    await untilHeld(api.database, cita, block);
    return { cita, block };
  });
  expect((await underWay.cita).status).toBe(201);
  expect((await underWay.block).body).toMatchObject({ citasAfectadas: 1 });
});

test('blocks of everybody and of one, moves and bookings at once neither deadlock nor fail', async () => {
  const token = aurora.token('admin');
  const ask = (i: number) => {
    const profesionalId = i % 2 ? aurora.luis : aurora.marta;
    return i % 3 === 0
      ? api.call('POST /bloqueos', {
          token,
          body: { profesionalId: i % 2 ? profesionalId : null, desde: DIA },
        })
      : api.call('POST /citas', {
          token,
          body: { cliente: `C ${i}`, servicio: 'Corte', profesionalId, fecha: DIA, horaInicio: '10:00' },
        });
  };
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => ask(i)));
  expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
});
