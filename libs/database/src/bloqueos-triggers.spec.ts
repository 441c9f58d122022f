import type { Database } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;
let database: Database;
let luis: string;
let marta: string;

beforeAll(async () => {
  own = await createTestDatabase();
  database = own.database;
  await database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'America/Mexico_City'), ('b', 'B', 'Europe/Madrid')`,
  );
  const rows = await database.query<{ id: string }>(
    `INSERT INTO profesionales (negocio_id, nombre) VALUES ('a', 'Luis'), ('a', 'Marta') RETURNING id`,
  );
  [luis = '', marta = ''] = rows.map(({ id }) => id);
});
afterAll(() => own.drop());
beforeEach(() => database.query('DELETE FROM bloqueos'));

/** What was told of `a` by what is done. */
async function toldBy(write: () => Promise<unknown>) {
  const seqs = () => database.query<{ seq: number }>(`SELECT seq FROM canales WHERE canal = 'citas:a'`);
  const [before] = await seqs();
  await write();
  return database.query(
    `SELECT tipo, datos, por FROM eventos
     WHERE canal = 'citas:a' AND seq > $1 AND tipo <> 'negocio_changed' ORDER BY seq`,
    [before?.seq],
  );
}
const por = { id: null, nombre: 'SQL (postgres)' };
const told = (desde: string, hasta: string, profesionalId: string | null) => ({
  tipo: 'bloqueos_changed',
  datos: { desde, hasta, profesionalId },
  por,
});
const block = (desde: string, hasta: string, profesionalId: string | null = null) =>
  database.query(`INSERT INTO bloqueos (negocio_id, desde, hasta, profesional_id) VALUES ('a', $1, $2, $3)`, [
    desde,
    hasta,
    profesionalId,
  ]);

describe('a block written by anybody', () => {
  test('is told with its days and whose it is', async () => {
    expect(await toldBy(() => block('2026-12-21', '2027-01-04', luis))).toEqual([
      told('2026-12-21', '2027-01-04', luis),
    ]);
    expect(await toldBy(() => block('2026-12-25', '2026-12-25'))).toEqual([
      told('2026-12-25', '2026-12-25', null),
    ]);
  });

  test('that moves is told with the days that it leaves and those that it takes', async () => {
    await block('2026-12-01', '2026-12-02', luis);
    expect(
      await toldBy(() => database.query(`UPDATE bloqueos SET desde = '2026-12-10', hasta = '2026-12-11'`)),
    ).toEqual([told('2026-12-01', '2026-12-11', luis)]);
    expect(await toldBy(() => database.query('UPDATE bloqueos SET profesional_id = $1', [marta]))).toEqual([
      told('2026-12-10', '2026-12-11', null),
    ]);
  });

  test('that is written as it was tells nothing', async () => {
    await block('2026-12-01', '2026-12-02', luis);
    expect(await toldBy(() => database.query('UPDATE bloqueos SET motivo = motivo'))).toEqual([]);
  });

  test.each(['DELETE FROM bloqueos', 'TRUNCATE bloqueos'])('is told when it goes by %s', async (sql) => {
    await block('2026-12-01', '2026-12-02', luis);
    expect(await toldBy(() => database.query(sql))).toEqual([told('2026-12-01', '2026-12-02', luis)]);
    expect(await toldBy(() => database.query(sql))).toEqual([]);
  });

  test('goes with its professional, and that is told too', async () => {
    const [otra] = await database.query<{ id: string }>(
      `INSERT INTO profesionales (negocio_id, nombre) VALUES ('a', 'Otra') RETURNING id`,
    );
    await block('2026-12-01', '2026-12-02', otra?.id ?? null);
    expect(await toldBy(() => database.query('DELETE FROM profesionales WHERE id = $1', [otra?.id]))).toEqual(
      [told('2026-12-01', '2026-12-02', otra?.id ?? null)],
    );
  });

  test('is one event of each negocio, however many rows a statement writes', async () => {
    const events = await toldBy(() =>
      database.query(
        `INSERT INTO bloqueos (negocio_id, desde, hasta, profesional_id) VALUES
           ('a', '2026-12-01', '2026-12-01', $1), ('a', '2026-12-05', '2026-12-07', $1), ('b', '2026-11-01', '2027-11-01', NULL)`,
        [luis],
      ),
    );
    expect(events).toEqual([told('2026-12-01', '2026-12-07', luis)]);
  });
});
