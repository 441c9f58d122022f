import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { ESTADOS, SIN_ASIGNAR, SIN_CITAS } from '@citas/domain';
import { aNegocio } from './testing/a-negocio.ts';
import { readSeries } from './series-queries.ts';

const ZONAS = { este: 'Pacific/Kiritimati', oeste: 'Pacific/Pago_Pago', vacio: 'Europe/Madrid' };
let own: TestDatabase;

beforeAll(async () => {
  own = await createTestDatabase();
  for (const [id, zona] of Object.entries(ZONAS)) await aNegocio(own.database, id, zona);
  for (const id of ['este', 'oeste']) {
    await own.database.query(
      `WITH p AS (INSERT INTO profesionales (negocio_id, nombre) VALUES ($1, 'Carmen') RETURNING id)
       INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado)
       SELECT $1, 'c', (ARRAY['Corte', 'Tinte', '__proto__'])[1 + i % 3],
         CASE WHEN i % 4 > 0 THEN (SELECT id FROM p) END,
         (now() AT TIME ZONE $2)::date - i % 40 + 2, make_time(8 + (i % 40) / 4, 15 * (i % 4), 0),
         make_time(8 + (i % 40) / 4, 15 * (i % 4) + 10, 0), 'cancelada'
       FROM generate_series(0, 399) AS i`,
      [id, ZONAS[id as 'este']],
    );
    for (const [i, estado] of ESTADOS.entries())
      await own.database.query(
        `UPDATE citas SET estado = $2 WHERE negocio_id = $1 AND id IN (
           SELECT DISTINCT ON (fecha, coalesce(profesional_id::text, servicio)) id FROM citas
           WHERE negocio_id = $1 AND extract(day FROM fecha)::integer % 5 = $3)`,
        [id, estado, i],
      );
  }
});
afterAll(() => own.drop());

/** The same, counted from the table cita by cita. */
async function recount(id: 'este' | 'oeste') {
  const rows = await own.database.query<Record<'dia' | 'hora' | 'servicio' | 'quien' | 'estado', string>>(
    `SELECT fecha::text AS dia, CASE WHEN fecha = (now() AT TIME ZONE $2)::date THEN to_char(hora_inicio, 'HH24') END AS hora,
       servicio, coalesce(profesional_id::text, $3) AS quien, estado
     FROM citas WHERE negocio_id = $1
       AND fecha BETWEEN (now() AT TIME ZONE $2)::date - 29 AND (now() AT TIME ZONE $2)::date`,
    [id, ZONAS[id], SIN_ASIGNAR],
  );
  const by = (key: 'dia' | 'hora' | 'servicio' | 'quien') => {
    const counts = new Map<string, Record<string, number>>();
    for (const row of rows.filter((each) => each[key] !== null)) {
      const count = counts.get(row[key]) ?? { ...SIN_CITAS };
      counts.set(row[key], { ...count, [row.estado]: (count[row.estado] ?? 0) + 1 });
    }
    return Object.fromEntries(counts);
  };
  return { porDia: by('dia'), porHora: by('hora'), porServicio: by('servicio'), quien: by('quien') };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

test.each(['este', 'oeste'] as const)('what the charts show of %s equals a recount', async (id) => {
  const series = (await readSeries(own.database, ['este', 'oeste', 'vacio'])).get(id)!;
  const counted = await recount(id);
  const days = Object.entries(series.porDia);
  expect(days).toHaveLength(30);
  expect(days.map(([fecha]) => fecha)).toEqual(days.map(([fecha]) => fecha).toSorted());
  for (const [fecha, counts] of days) expect(counts).toEqual(counted.porDia[fecha] ?? SIN_CITAS);
  expect(series.porHora).toEqual(counted.porHora);
  expect(Object.entries(series.porServicio)).toEqual(Object.entries(counted.porServicio).toSorted(byName));
  expect(Reflect.get({}, 'cancelada')).toBeUndefined();
  const { [SIN_ASIGNAR]: nobody, ...others } = series.porProfesional;
  expect(nobody).toEqual({ nombre: null, ...counted.quien[SIN_ASIGNAR] });
  expect(Object.values(others).map(({ nombre }) => nombre)).toEqual(['Carmen']);
  for (const [quien, { nombre: _, ...counts }] of Object.entries(others))
    expect(counts).toEqual(counted.quien[quien]);
});

test('a negocio without citas has its 30 days, all zeros, and one that does not exist has nothing', async () => {
  const read = await readSeries(own.database, ['vacio', 'nadie']);
  expect([...read.keys()]).toEqual(['vacio']);
  const { porDia, ...rest } = read.get('vacio')!;
  expect(Object.values(porDia)).toEqual(Array.from({ length: 30 }, () => SIN_CITAS));
  expect(rest).toEqual({ porHora: {}, porServicio: {}, porProfesional: {} });
});

test('the same counts come in the same order, so that nothing is sent in vain', async () => {
  const [a, b] = [await readSeries(own.database, ['este']), await readSeries(own.database, ['este'])];
  expect(JSON.stringify(a.get('este'))).toBe(JSON.stringify(b.get('este')));
});
