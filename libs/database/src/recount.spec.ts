import { recount } from './recount.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let prueba: TestDatabase;

beforeAll(async () => {
  prueba = await createTestDatabase();
  await prueba.database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('este', 'Este', 'UTC'), ('oeste', 'Oeste', 'UTC')`,
  );
  await prueba.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, estado)
     SELECT negocio, 'Ana', 'Corte', DATE '2026-12-01' + dia, '10:00', '10:45', estado
     FROM unnest(ARRAY['este', 'oeste']) AS negocio, generate_series(0, 4) AS dia,
       unnest(ARRAY['pendiente', 'completada', 'cancelada']) AS estado`,
  );
});
afterAll(() => prueba.drop());

const counters = async () => ({
  diarias: await prueba.database.query(
    'SELECT * FROM estadisticas_diarias ORDER BY negocio_id, fecha, estado',
  ),
  totales: await prueba.database.query('SELECT * FROM estadisticas_totales ORDER BY negocio_id'),
});

test('counters that are right are left alone', async () => {
  expect(await recount(prueba.database)).toEqual([
    { negocioId: 'este', repaired: 0 },
    { negocioId: 'oeste', repaired: 0 },
  ]);
});

test.each([
  [
    'a day that counts one too many',
    `UPDATE estadisticas_diarias SET total = total + 1 WHERE negocio_id = 'este'`,
  ],
  [
    'a day that is missing',
    `DELETE FROM estadisticas_diarias WHERE negocio_id = 'este' AND fecha = '2026-12-02'`,
  ],
  [
    'a day that no cita is on',
    `INSERT INTO estadisticas_diarias VALUES ('este', '2027-01-01', 'pendiente', 1, 45)`,
  ],
  ['minutes that are wrong', `UPDATE estadisticas_totales SET minutos = 0 WHERE negocio_id = 'este'`],
  [
    'a last day that is wrong',
    `UPDATE estadisticas_totales SET ultima = '2030-01-01' WHERE negocio_id = 'este'`,
  ],
  ['totals that are missing', `DELETE FROM estadisticas_totales WHERE negocio_id = 'este'`],
])('%s is found and put right, and nothing of another negocio is touched', async (_what, damage) => {
  const right = await counters();
  await prueba.database.query(damage);
  expect(await counters()).not.toEqual(right);

  const [este, oeste] = await recount(prueba.database);
  expect(este?.repaired).toBeGreaterThan(0);
  expect(oeste?.repaired).toBe(0);
  expect(await counters()).toEqual(right);
});
