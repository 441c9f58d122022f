import type { Database } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let test_: TestDatabase;
let database: Database;
let luis: string;

beforeAll(async () => {
  test_ = await createTestDatabase();
  database = test_.database;
  await database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('negocio_123', 'Aurora', 'America/Mexico_City')`,
  );
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO profesionales (negocio_id, nombre) VALUES ('negocio_123', 'Luis') RETURNING id`,
  );
  luis = row?.id ?? '';
  await database.query('DELETE FROM eventos');
  await database.query('UPDATE canales SET seq = 0');
});
afterAll(() => test_.drop());

const events = (canal = 'citas:negocio_123') =>
  database.query<{ seq: number; tipo: string; datos: Record<string, unknown>; por: unknown }>(
    'SELECT seq, tipo, datos, por FROM eventos WHERE canal = $1 ORDER BY seq',
    [canal],
  );
const insert = (columns: string, values: string, parameters: unknown[] = []) =>
  database.query<{ id: string; profesional: string; version: number }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, ${columns}) VALUES ('negocio_123', 'Ana', 'Corte', ${values}) RETURNING *`,
    parameters,
  );

describe('a cita written by anybody', () => {
  test('has its event, its author and the name of its professional', async () => {
    const [cita] = await insert(
      'profesional_id, fecha, hora_inicio, hora_fin',
      `$1, '2026-12-01', '10:00', '10:30'`,
      [luis],
    );
    expect(cita?.profesional).toBe('Luis');
    const log = await events();
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({
      seq: 1,
      tipo: 'cita_created',
      por: { id: null, nombre: 'SQL (postgres)' },
    });
  });

  test('that is changed tells what changed, and raises its version by one', async () => {
    const [cita] = await insert('fecha, hora_inicio, hora_fin', `'2026-12-02', '10:00', '10:30'`);
    await database.transaction(async (tx) => {
      await tx.query(`SELECT set_config('citas.por', $1, true)`, [
        JSON.stringify({ id: null, nombre: 'Marta' }),
      ]);
      await tx.query(`UPDATE citas SET estado = 'confirmada' WHERE id = $1`, [cita?.id]);
    });
    const last = (await events()).at(-1);
    expect(last).toMatchObject({
      tipo: 'cita_updated',
      por: { nombre: 'Marta' },
      datos: { cambios: { estado: { de: 'pendiente', a: 'confirmada' } }, cita: { version: 2 } },
    });
  });

  test('that is rewritten as it was makes no event', async () => {
    const before = (await events()).length;
    await database.query(`UPDATE citas SET estado = estado`);
    expect(await events()).toHaveLength(before);
  });

  test.each([
    ['ends before it starts', `'2026-12-03', '10:00', '09:00'`, 'citas_horas'],
    ['has seconds', `'2026-12-03', '10:00:30', '11:00'`, 'citas_minutos_enteros'],
  ])('that %s is refused', async (_, values, constraint) => {
    await expect(insert('fecha, hora_inicio, hora_fin', values)).rejects.toMatchObject({ constraint });
  });

  test('over the time of another of the same professional is refused, back to back is not', async () => {
    const at = (hours: string) =>
      insert('profesional_id, fecha, hora_inicio, hora_fin', `$1, '2026-12-04', ${hours}`, [luis]);
    await at(`'10:00', '11:00'`);
    await at(`'11:00', '24:00'`);
    await expect(at(`'10:59', '11:01'`)).rejects.toMatchObject({
      code: '23P01',
      constraint: 'citas_sin_solape',
    });
  });

  test('cannot move to another negocio', async () => {
    await database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('otro', 'Otro', 'Europe/Madrid')`,
    );
    await expect(database.query(`UPDATE citas SET negocio_id = 'otro'`)).rejects.toThrow('keeps its negocio');
  });

  test('cannot name a professional of another negocio', async () => {
    await expect(
      database.query(
        `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
         VALUES ('otro', 'Ana', 'Corte', $1, '2026-12-05', '10:00', '11:00')`,
        [luis],
      ),
    ).rejects.toMatchObject({ code: '23503' });
  });
});

describe('many at once', () => {
  test('more than 500 in one statement are one citas_changed with their span of days', async () => {
    await database.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       SELECT 'negocio_123', 'Grupo', 'Clase', date '2027-01-01' + i / 100, '09:00', '10:00' FROM generate_series(1, 501) i`,
    );
    expect((await events()).at(-1)).toMatchObject({
      tipo: 'citas_changed',
      datos: { count: 501, desde: '2027-01-01', hasta: '2027-01-06' },
    });
    expect((await events('notificaciones:negocio_123')).at(-1)?.datos).toMatchObject({
      titulo: 'Citas añadidas',
    });
  });

  test.each([
    ['later', 28],
    ['back', -28],
  ])('that are moved %s are told of with the days they were on and those they are on', async (_, days) => {
    await database.query(`UPDATE citas SET fecha = fecha + $1::integer WHERE cliente = 'Grupo'`, [days]);
    expect((await events()).at(-1)).toMatchObject({
      tipo: 'citas_changed',
      datos: { count: 501, desde: '2027-01-01', hasta: '2027-02-03' },
    });
  });

  test('emptying the table leaves no counter behind and says so', async () => {
    await database.query('TRUNCATE citas');
    expect((await events()).at(-1)).toMatchObject({ tipo: 'citas_changed' });
    expect(await database.query('SELECT FROM estadisticas_diarias')).toEqual([]);
  });
});

test('an unknown time zone is refused where it is written', async () => {
  await expect(
    database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('x', 'X', 'Luna/Tranquilidad')`),
  ).rejects.toThrow('time zone');
});
