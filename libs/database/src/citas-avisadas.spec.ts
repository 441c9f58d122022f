import type { Database } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const ZONA = 'America/Mexico_City';
let own: TestDatabase;
let database: Database;

beforeEach(async () => {
  own = await createTestDatabase();
  database = own.database;
  await database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', $1)`, [ZONA]);
  await database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     VALUES ('a', 'Lola', 'Corte', '2026-11-24', '10:00', '10:30')`,
  );
  expect(await toldAt('2026-11-24 10:45')).toBe(1);
});
afterEach(() => own.drop());

/** How many are told of as past and open, at that time of the negocio. */
async function toldAt(hora: string): Promise<number> {
  const told = () => database.query(`SELECT FROM eventos WHERE datos->>'titulo' = 'Cita pasada sin cerrar'`);
  const before = await told();
  await database.query('SELECT citas_avisar_sin_cerrar($1::timestamp AT TIME ZONE $2)', [hora, ZONA]);
  return (await told()).length - before.length;
}
const cambiar = (set: string) => database.query(`UPDATE citas SET ${set}`);

test('a cita that was told of is told again, once, when it was moved to another day that is over too', async () => {
  await cambiar(`fecha = '2026-12-01'`);
  expect(await toldAt('2026-12-01 10:44')).toBe(0);
  expect(await toldAt('2026-12-01 10:45')).toBe(1);
  expect(await toldAt('2026-12-01 10:46')).toBe(0);
});

test('or to a later hour of the same day', async () => {
  await cambiar(`hora_inicio = '17:00', hora_fin = '17:30'`);
  expect(await toldAt('2026-11-24 17:44')).toBe(0);
  expect(await toldAt('2026-11-24 17:45')).toBe(1);
});

test('not when only its past was put right', async () => {
  await cambiar(`hora_inicio = '09:00', hora_fin = '09:45'`);
  expect(await toldAt('2026-11-24 10:46')).toBe(0);
});

test('once, by processes that look at the same time', async () => {
  await cambiar(`fecha = '2026-12-01'`);
  const told = await Promise.all(
    Array.from({ length: 8 }, () =>
      database.query('SELECT citas_avisar_sin_cerrar($1::timestamp AT TIME ZONE $2)', [
        '2026-12-01 10:45',
        ZONA,
      ]),
    ),
  );
  expect(told.flat()).toHaveLength(1);
});

test('what was told is forgotten with the cita', async () => {
  await cambiar(`fecha = '2026-12-01'`);
  await toldAt('2026-12-01 10:45');
  await database.query('DELETE FROM citas');
  expect(await database.query('SELECT FROM citas_avisadas')).toEqual([]);
});
