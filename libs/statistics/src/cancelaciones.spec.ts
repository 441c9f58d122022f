import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { aNegocio } from './testing/a-negocio.ts';
import { readResumen } from './resumen.ts';

let own: TestDatabase;

beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'a', 'America/Mexico_City');
});
afterAll(() => own.drop());
beforeEach(() => own.database.query('DELETE FROM citas'));

/** A cita that begins so many hours from now, by the clock of its negocio. */
async function citaIn(hours: number, estado = 'pendiente'): Promise<string> {
  const [cita] = await own.database.query<{ id: string }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, estado)
     SELECT 'a', 'Ana', 'Corte', cuando::date, date_trunc('minute', cuando)::time, '24:00', $2
     FROM (SELECT (now() + make_interval(hours => $1)) AT TIME ZONE 'America/Mexico_City' AS cuando) c RETURNING id`,
    [hours, estado],
  );
  return cita?.id ?? '';
}

const move = (id: string, estado: string) =>
  own.database.query('UPDATE citas SET estado = $2 WHERE id = $1', [id, estado]);

async function tardias(): Promise<number> {
  const [{ ahora } = { ahora: 0 }] = await own.database.query<{ ahora: number }>(
    'SELECT extract(epoch FROM now())::float8 * 1000 AS ahora',
  );
  const periodo = { desde: '2000-01-01', hasta: '2199-12-31', hastaHora: null };
  return (await readResumen(own.database, 'a', periodo, ahora)).cancelacion.tardias;
}

test.each([
  ['23 hours before it', 23, 1],
  ['25 hours before it', 25, 0],
  ['when it is over', -3, 1],
])('a cita that is cancelled %s is late or not', async (_, hours, late) => {
  await move(await citaIn(hours), 'cancelada');
  expect(await tardias()).toBe(late);
});

/** As if the last change, and the cancellation, had been so much earlier. */
async function later(interval: string): Promise<void> {
  await own.database.query('ALTER TABLE citas DISABLE TRIGGER USER');
  await own.database.query(
    `UPDATE citas SET cancelada_en = cancelada_en - $1::interval, actualizado_en = actualizado_en - $1::interval`,
    [interval],
  );
  await own.database.query('ALTER TABLE citas ENABLE TRIGGER USER');
}

test('what happens to it afterwards changes nothing, unless it is taken back', async () => {
  const id = await citaIn(23);
  await move(id, 'cancelada');
  await own.database.query(`UPDATE citas SET notas = 'llamó', cancelada_en = cancelada_en WHERE id = $1`, [
    id,
  ]);
  expect(await tardias()).toBe(1);
  await move(id, 'confirmada');
  expect(await tardias()).toBe(0);
  await move(id, 'completada');
  expect(await own.database.query('SELECT cancelada_en FROM citas')).toEqual([{ cancelada_en: null }]);
});

test.each([
  ['at once, it was cancelled when it first was', '59 seconds', 'SELECT', 0],
  ['later, it is cancelled anew', '61 seconds', 'SELECT', 1],
  ['after another change, it is cancelled anew', '0 seconds', `UPDATE citas SET notas = 'viene'`, 1],
])('a cita that is reopened and cancelled again: %s', async (_, after, between, late) => {
  const id = await citaIn(23);
  await move(id, 'cancelada');
  await later('2 hours');
  await move(id, 'pendiente');
  expect(await tardias()).toBe(0);
  await later(after);
  await own.database.query(between);
  await move(id, 'cancelada');
  expect(await tardias()).toBe(late);
});

test('a cita that came cancelled, as from an import, is not late, for nobody knows', async () => {
  await citaIn(1, 'cancelada');
  expect(await tardias()).toBe(0);
});

test('the log tells of the estado alone', async () => {
  const id = await citaIn(1);
  await move(id, 'cancelada');
  const [evento] = await own.database.query<{ cambios: object }>(
    `SELECT datos -> 'cambios' AS cambios FROM eventos WHERE cita_id = $1 AND tipo = 'cita_updated'`,
    [id],
  );
  expect(evento?.cambios).toEqual({ estado: { de: 'pendiente', a: 'cancelada' } });
});
