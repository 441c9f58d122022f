import { ManualClock } from '@citas/clock/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { marcaPurge } from './marca-purge.ts';
import { avisarSinCerrar } from './sin-cerrar-queries.ts';

const DIA_MS = 24 * 60 * 60_000;
let own: TestDatabase;
let clock: ManualClock;

/** In the westernmost zone it is still 24 November; a cita of that day is told of. */
beforeEach(async () => {
  own = await createTestDatabase();
  clock = new ManualClock(Temporal.Instant.from('2026-11-25T10:00:00Z').epochMilliseconds);
  await own.database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'Etc/GMT+12')`);
  await own.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     VALUES ('a', 'Lola', 'Corte', '2026-11-24', '10:00', '10:30')`,
  );
  expect(await look()).toEqual(['a']);
});
afterEach(() => own.drop());

const look = () => avisarSinCerrar(own.database, clock.now());
const marcas = () => own.database.query('SELECT FROM citas_avisadas');
const purge = () => marcaPurge({ database: own.database, clock, logger: console }).purge();

test('that a cita was told of is known as long as it could be told of again, and for a week', async () => {
  for (let day = 0; day < 7; day += 1) {
    await purge();
    expect([await look(), await marcas()]).toEqual([[], [{}]]);
    clock.advance(DIA_MS);
  }
});

test('then it is forgotten, and the cita, though it was never closed, is not told of again', async () => {
  clock.advance(7 * DIA_MS);
  await purge();
  expect([await marcas(), await look()]).toEqual([[], []]);
});

test('what somebody is deleting just now is waited for by nobody', async () => {
  clock.advance(7 * DIA_MS);
  await own.database.transaction(async (tx) => {
    // Whoever waits for this one, and should not, is let go and fails.
    await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '15s'`);
    await tx.query('SELECT FROM citas_avisadas FOR UPDATE');
    await purge();
  });
  expect(await marcas()).toHaveLength(1);
});
