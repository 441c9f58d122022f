import { ManualClock } from '@citas/clock/testing';
import { fechaLocal } from '@citas/domain';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { AvisadorSinCerrar } from './avisador-sin-cerrar.ts';

/** 17:00 in Madrid and 11:00 in Mexico City on 24 November. */
const NOW = Temporal.Instant.from('2026-11-24T16:00:00Z').epochMilliseconds;
const DIA_MS = 24 * 60 * 60_000;
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
let own: TestDatabase;

beforeEach(async () => {
  own = await createTestDatabase();
  await own.database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('madrid', 'M', 'Europe/Madrid'), ('mexico', 'X', 'America/Mexico_City')`,
  );
});
afterEach(() => own.drop());

const cita = (negocioId: string, fecha: string, inicio: string, fin: string) =>
  own.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin) VALUES ($1, 'Lola', 'Corte', $2, $3, $4)`,
    [negocioId, fecha, inicio, fin],
  );

function setUp() {
  const clock = new ManualClock(NOW);
  const seen = { hints: [] as string[], log: [] as string[], failure: undefined as Error | undefined };
  const avisador = new AvisadorSinCerrar({
    database: {
      query: async (text, values) => {
        if (seen.failure) throw seen.failure;
        return own.database.query(text, values);
      },
    },
    clock,
    logger: {
      info: (message: string) => void seen.log.push(message),
      warn: (_: object, message: string) => void seen.log.push(message),
    } as never,
    notifyHint: async (negocioId) => void seen.hints.push(negocioId),
  });
  return { clock, seen, avisador };
}

const told = async (negocioId: string) =>
  (
    await own.database.query<{ titulo: string }>(
      `SELECT datos->>'titulo' AS titulo FROM eventos WHERE canal = $1 ORDER BY seq`,
      [`notificaciones:${negocioId}`],
    )
  )
    .map(({ titulo }) => titulo)
    .filter((titulo) => titulo !== 'Nueva cita' && titulo !== 'Citas añadidas');

test('a cita that ended by the clock of its own negocio is told of, and the hub woken', async () => {
  for (const id of ['madrid', 'mexico']) await cita(id, '2026-11-24', '16:00', '16:45');
  const { avisador, seen } = setUp();
  await avisador.look();
  expect([await told('madrid'), await told('mexico'), seen.hints]).toEqual([
    ['Cita pasada sin cerrar'],
    [],
    ['madrid'],
  ]);
  await avisador.look();
  expect(seen.hints).toEqual(['madrid']);
});

test('one that ended at midnight is told of the day after', async () => {
  await cita('madrid', '2026-11-24', '23:00', '24:00');
  const { avisador, clock } = setUp();
  clock.advance(7 * 60 * 60_000 + 14 * 60_000);
  await avisador.look();
  expect(await told('madrid')).toEqual([]);
  clock.advance(60_000);
  await avisador.look();
  expect(await told('madrid')).toEqual(['Cita pasada sin cerrar']);
});

test('two processes tell of it once', async () => {
  for (let i = 0; i < 6; i += 1) await cita('madrid', '2026-11-24', '16:00', '16:30');
  const both = [setUp(), setUp()];
  await Promise.all(both.map(({ avisador }) => avisador.look()));
  expect(await told('madrid')).toHaveLength(6);
});

test('after days of standstill what piled up comes as one, and what is older not at all', async () => {
  await own.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     SELECT 'madrid', 'c', 's', $1::date - i % 6, '10:00', '10:30' FROM generate_series(0, 299) AS i`,
    [fechaLocal(NOW + 5 * DIA_MS, 'Europe/Madrid')],
  );
  const { avisador, clock } = setUp();
  clock.advance(5 * DIA_MS);
  await avisador.look();
  const [last] = await own.database.query<{ message: string }>(
    `SELECT datos->>'message' AS message FROM eventos WHERE canal = 'notificaciones:madrid' ORDER BY seq DESC LIMIT 1`,
  );
  expect([await told('madrid'), last?.message]).toEqual([
    ['Citas pasadas sin cerrar'],
    'Hay 100 citas pasadas sin cerrar',
  ]);
});

test('it looks at the start and every minute; stopped, it leaves no timer behind', async () => {
  const { avisador, clock, seen } = setUp();
  await cita('madrid', '2026-11-24', '16:00', '16:44');
  await cita('madrid', '2026-11-24', '16:00', '16:46');
  await avisador.start();
  await avisador.look();
  expect(seen.hints).toHaveLength(1);
  clock.advance(60_000);
  await avisador.look();
  expect(seen.hints).toHaveLength(2);
  await avisador.stop();
  expect(clock.pending).toBe(0);
});

test('a database that is away is told of once, and nothing is lost by it', async () => {
  const { avisador, clock, seen } = setUp();
  await cita('madrid', '2026-11-24', '16:00', '16:30');
  seen.failure = new Error('away');
  await avisador.start();
  for (let i = 0; i < 3; i += 1) {
    await settle();
    clock.advance(60_000);
  }
  await avisador.look();
  expect(seen.log).toHaveLength(1);
  seen.failure = undefined;
  await avisador.look();
  expect([seen.log.length, seen.hints]).toEqual([2, ['madrid']]);
  await avisador.stop();
});
