import { NOTIFICACIONES } from '@citas/domain';
import type { Database } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const DESDE = '2026-11-25T15:55:00+00:00';
let own: TestDatabase;
let database: Database;
let id: string;

beforeEach(async () => {
  own = await createTestDatabase();
  database = own.database;
  await database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'UTC')`);
  [id = ''] = await insert(1);
});
afterEach(() => own.drop());

async function insert(cuantas: number, estado = 'confirmada'): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, estado)
     SELECT 'a', 'Lola', 'Corte', '2026-11-25', '16:00', '16:30', $2 FROM generate_series(1, $1) RETURNING id`,
    [cuantas, estado],
  );
  return rows.map((row) => row.id);
}

const set = (change: string) => database.query(`UPDATE citas SET ${change} WHERE id = $1`, [id]);
const arrive = () => set(`llegada_en = '${DESDE}'`);
async function llegada(): Promise<string | null> {
  const [row] = await database.query<{ llegada_en: Date | null }>(
    'SELECT llegada_en FROM citas WHERE id = $1',
    [id],
  );
  return row?.llegada_en?.toISOString() ?? null;
}
const events = <Datos>(canal: string) =>
  database.query<{ seq: number; tipo: string; datos: Datos }>(
    'SELECT seq, tipo, datos FROM eventos WHERE canal = $1 ORDER BY seq',
    [canal],
  );
const told = async () =>
  (await events<{ titulo: string; message: string; citaId: string | null }>('notificaciones:a'))
    .map(({ datos }) => datos)
    .filter(({ titulo }) => titulo.includes('llegado'));

describe('the arrival of a client', () => {
  test('is told with the cita, whoever wrote it, and as a change of nothing else', async () => {
    await arrive();
    const [last] = (await events<object>('citas:a')).slice(-1);
    expect(last).toMatchObject({
      tipo: 'cita_updated',
      datos: {
        cita: { estado: 'confirmada', version: 2, llegada_en: DESDE },
        cambios: { llegada_en: { de: null, a: DESDE } },
      },
    });
    expect(Object.keys((last?.datos as { cambios: object }).cambios)).toEqual(['llegada_en']);
  });

  test('touches no figure, and writes the event of the cita and that of the notification alone', async () => {
    const figures = () =>
      database.query(
        `SELECT 'd', xmin::text, ctid::text FROM estadisticas_diarias
         UNION ALL SELECT 't', xmin::text, ctid::text FROM estadisticas_totales`,
      );
    const [before, log] = [await figures(), await database.query('SELECT FROM eventos')];
    await arrive();
    expect(await figures()).toEqual(before);
    expect(await database.query('SELECT FROM eventos')).toHaveLength(log.length + 2);
    await set('llegada_en = NULL');
    expect(await figures()).toEqual(before);
    expect(await database.query('SELECT FROM eventos')).toHaveLength(log.length + 3);
  });

  test.each([
    ['it is completed', `estado = 'completada'`, true],
    ['it goes to somebody else, at another hour', `hora_inicio = '16:10', profesional = 'Luis'`, true],
    ['it is moved to another day', `fecha = '2026-11-26'`, false],
    ['nobody came after all', `estado = 'no_asistio'`, false],
    ['it is cancelled', `estado = 'cancelada'`, false],
  ])('once %s: %s, it is kept: %s', async (_, change, kept) => {
    await arrive();
    await set(change);
    expect(await llegada()).toBe(kept ? new Date(DESDE).toISOString() : null);
  });

  test('outlives a reopening of what was completed, and nothing that was closed without the client', async () => {
    await arrive();
    await set(`estado = 'completada'`);
    await set(`estado = 'confirmada'`);
    expect(await llegada()).not.toBeNull();
    await set(`estado = 'no_asistio'`);
    await arrive();
    await set(`estado = 'confirmada'`);
    expect(await llegada()).toBeNull();
  });

  test('may come with the day in one statement', async () => {
    await set(`fecha = '2026-11-26', llegada_en = '${DESDE}'`);
    expect(await llegada()).not.toBeNull();
  });
});

describe('what is told of an arrival', () => {
  test('comes once, while the cita is still to be held', async () => {
    await arrive();
    await set(`llegada_en = llegada_en + interval '1 minute'`);
    await set(`llegada_en = NULL`);
    expect(await told()).toEqual([
      expect.objectContaining({
        titulo: NOTIFICACIONES.cliente_llego.titulo.es,
        message: 'Lola · Corte · 25/11 a las 16:00',
        citaId: id,
      }),
    ]);
  });

  test('is nothing when the cita was over', async () => {
    await set(`estado = 'completada'`);
    await arrive();
    expect(await told()).toEqual([]);
  });

  test('of more than 20 at once is one', async () => {
    await insert(20);
    await database.query(`UPDATE citas SET llegada_en = '${DESDE}'`);
    expect(await told()).toEqual([
      expect.objectContaining({
        titulo: 'Han llegado',
        message: 'Han llegado 21 clientes a la vez',
        citaId: null,
      }),
    ]);
  });
});
