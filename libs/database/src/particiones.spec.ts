import type { Queryable } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;

/** No month at all, as a version before made them or did not. */
beforeEach(async () => {
  own = await createTestDatabase();
  for (const { tabla } of await months()) await own.database.query(`DROP TABLE ${tabla}`);
});
afterEach(() => own.drop());

interface Month {
  readonly tabla: string;
  /** In UTC, as `2026-11-01 00:00:00+00`. */
  readonly desde: string;
  readonly hasta: string;
}

const months = () =>
  inZone('UTC', (tx) =>
    tx.query<Month>(
      `SELECT inhrelid::regclass::text AS tabla, substring(limites, 'FROM \\(''(.+?)''\\)') AS desde,
         substring(limites, 'TO \\(''(.+?)''\\)') AS hasta
       FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid, pg_get_expr(relpartbound, pg_class.oid) AS limites
       WHERE inhparent = 'eventos'::regclass AND inhrelid <> 'eventos_resto'::regclass ORDER BY 1`,
    ),
  );

function inZone<Result>(zone: string, work: (tx: Queryable) => Promise<Result>): Promise<Result> {
  return own.database.transaction(async (tx) => {
    await tx.query(`SELECT set_config('timezone', $1, true)`, [zone]);
    return work(tx);
  });
}

/** The month so many after this one, as a server in this zone made it. */
const makeMonth = (zone: string, after: number) =>
  inZone(zone, (tx) =>
    tx.query(
      `DO $$ DECLARE mes date := date_trunc('month', now() AT TIME ZONE 'UTC') + interval '${after} months'; BEGIN
         EXECUTE format('CREATE TABLE %I PARTITION OF eventos FOR VALUES FROM (%L) TO (%L)',
           'eventos_' || to_char(mes, 'YYYY_MM'), mes, (mes + interval '1 month')::date);
       END $$`,
    ),
  );

const prepare = (zone = 'UTC') => inZone(zone, (tx) => tx.query('SELECT eventos_preparar_particiones()'));

/** Where an event lies that is written so many minutes after the beginning, in UTC, of next month. */
async function tableOf(minutes: number): Promise<string | undefined> {
  const [row] = await own.database.query<{ tabla: string }>(
    `INSERT INTO eventos (canal, seq, tipo, datos, por, creado_en)
     SELECT 'c', $1::int, 't', '{}', '{}', (date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC'
       + make_interval(mins => $1::int) RETURNING tableoid::regclass::text AS tabla`,
    [minutes],
  );
  return row?.tabla;
}

const FIRST = /^\d{4}-\d\d-01 00:00:00\+00$/;

test.each(['UTC', 'Pacific/Kiritimati', 'America/Mexico_City'])(
  'months begin and end in UTC when the session is in %s',
  async (zone) => {
    await prepare(zone);
    const made = await months();
    expect(made).toHaveLength(4);
    for (const { tabla, desde, hasta } of made) {
      expect([desde, hasta]).toEqual([expect.stringMatching(FIRST), expect.stringMatching(FIRST)]);
      expect(tabla).toBe(`eventos_${desde.slice(0, 7).replace('-', '_')}`);
    }
    expect(made.slice(1).map(({ desde }) => desde)).toEqual(made.slice(0, -1).map(({ hasta }) => hasta));
  },
);

test('after a month of a zone west of Greenwich, which ends later, the next begins where it ends', async () => {
  await makeMonth('America/Mexico_City', 0);
  await prepare();
  await prepare();
  const [mexican, next, last] = await months();
  expect(mexican?.hasta).toMatch(/-01 0[56]:00:00\+00$/);
  expect(next?.desde).toBe(mexican?.hasta);
  expect([next?.hasta, last?.desde]).toEqual([expect.stringMatching(FIRST), next?.hasta]);
  expect([await tableOf(-1), await tableOf(1), await tableOf(12 * 60)]).toEqual([
    ...[mexican?.tabla, mexican?.tabla],
    next?.tabla,
  ]);
});

test('after a month of a zone east of it, which ends earlier, what lies between goes to the rest', async () => {
  await makeMonth('Europe/Madrid', 0);
  await prepare();
  const [spanish, next] = await months();
  expect(next?.desde).toMatch(FIRST);
  expect([await tableOf(-3 * 60), await tableOf(-1), await tableOf(1)]).toEqual([
    spanish?.tabla,
    'eventos_resto',
    next?.tabla,
  ]);
});

test('before a month that begins earlier, one ends earlier; events that waited in the rest move into it', async () => {
  await makeMonth('Europe/Madrid', 1);
  expect(await tableOf(-3 * 60)).toBe('eventos_resto');
  await prepare();
  const [first, spanish] = await months();
  expect(first?.hasta).toBe(spanish?.desde);
  expect(spanish?.desde).toMatch(/ 2[23]:00:00\+00$/);
  expect(await own.database.query('SELECT tableoid::regclass::text AS tabla FROM eventos')).toEqual([
    { tabla: first?.tabla },
  ]);
});

test('time that a partition of another name has already needs none', async () => {
  await own.database.query(
    `CREATE TABLE de_siempre PARTITION OF eventos FOR VALUES FROM (MINVALUE) TO (MAXVALUE)`,
  );
  await prepare();
  expect((await months()).map(({ tabla }) => tabla)).toEqual(['de_siempre']);
});
