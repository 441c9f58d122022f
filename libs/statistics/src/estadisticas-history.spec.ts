import type { Queryable } from '@citas/database';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import {
  COMPARACIONES,
  fechaLocal,
  periodosComparados,
  horaLocal,
  sumarDias,
  type Periodo,
} from '@citas/domain';
import fc from 'fast-check';
import { readEstadisticas } from './estadisticas-queries.ts';
import { readComparacion, readResumen } from './resumen.ts';
import { readSeries } from './series-queries.ts';
import { aNegocio } from './testing/a-negocio.ts';
import { everyCita, guideFigures, naiveEstadisticas, naiveResumen, naiveSeries } from './testing/naive.ts';

const ZONAS = {
  mexico: 'America/Mexico_City',
  madrid: 'Europe/Madrid',
  santiago: 'America/Santiago',
  kiritimati: 'Pacific/Kiritimati',
};
const NEGOCIOS = Object.keys(ZONAS) as (keyof typeof ZONAS)[];
const ESTADOS = ['pendiente', 'confirmada', 'completada', 'cancelada', 'no_asistio'];
/** The two changes of clocks of Madrid, one of Santiago, the day before a new year and an ordinary noon. */
const MOMENTOS = [
  '2026-10-25T00:30:00Z',
  '2026-10-25T01:30:00Z',
  '2026-03-29T01:10:00Z',
  '2026-09-06T04:20:00Z',
  '2026-12-31T23:59:00Z',
  '2026-11-24T17:00:00Z',
].map((text) => Temporal.Instant.from(text).epochMilliseconds);

interface Step {
  readonly kind:
    'insert' | 'bulk' | 'estado' | 'move' | 'assign' | 'delete' | 'empty' | 'deactivate' | 'block';
  readonly negocio: number;
  readonly pick: number;
  readonly day: number;
  readonly minute: number;
  readonly estado: number;
}

let own: TestDatabase;

beforeAll(async () => {
  own = await createTestDatabase();
  for (const [id, zona] of Object.entries(ZONAS)) await aNegocio(own.database, id, zona);
  await own.database.query(
    `UPDATE negocios SET horario = '{"1": [{"desde": "09:00", "hasta": "14:00"}, {"desde": "16:00", "hasta": "24:00"}],
       "3": [{"desde": "00:00", "hasta": "12:00"}], "6": [{"desde": "10:00", "hasta": "13:00"}], "7": [{"desde": "00:00", "hasta": "24:00"}]}'`,
  );
  await own.database.query(
    `INSERT INTO profesionales (negocio_id, nombre, horario) SELECT n.id, v.nombre, v.horario::jsonb FROM negocios n,
       (VALUES ('Ana', NULL), ('Luis', '{"1": [{"desde": "11:00", "hasta": "19:00"}], "7": [{"desde": "01:00", "hasta": "05:00"}]}')) AS v (nombre, horario)`,
  );
});
afterAll(() => own.drop());

const TIME = `make_time($3::int / 60, $3::int % 60, 0)`;
const STATEMENTS: Record<Step['kind'], string> = {
  insert: `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado, solape_autorizado)
    SELECT $1, 'Ana', 'Corte ' || $4::int % 3, (SELECT id FROM profesionales WHERE negocio_id = $1 ORDER BY id OFFSET $4::int LIMIT 1),
      $2::date, ${TIME}, ${TIME} + interval '25 min', $5::text, true`,
  bulk: `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, estado, cancelada_en)
    SELECT n.id, 'Grupo', 'Clase', $2::date - i / 20 + $4::int, ${TIME}, ${TIME} + interval '1 min', $5::text, '2026-10-24T23:15:00Z'
    FROM negocios n, generate_series(1, 520) i WHERE n.id <= $1`,
  estado: `UPDATE citas SET estado = $5::text WHERE negocio_id = $1 AND id IN SOME AND ($2::date IS NOT NULL OR $3::int > 0)`,
  move: `UPDATE citas SET fecha = $2::date, hora_inicio = ${TIME}, hora_fin = '24:00' WHERE negocio_id = $1 AND id IN SOME AND $5::text <> ''`,
  assign: `UPDATE citas SET solape_autorizado = true, profesional_id = (SELECT id FROM profesionales WHERE negocio_id = $1 ORDER BY id DESC LIMIT 1)
    WHERE negocio_id = $1 AND id IN SOME AND ($2::date, $3::int, $5::text) IS NOT NULL`,
  delete: `DELETE FROM citas WHERE negocio_id = $1 AND id IN SOME AND ($2::date, $3::int, $5::text) IS NOT NULL`,
  empty: `DELETE FROM citas WHERE negocio_id = $1 AND fecha > $2::date AND ($3::int, $4::int, $5::text) IS NOT NULL`,
  block: `INSERT INTO bloqueos (negocio_id, profesional_id, desde, hasta, hora_inicio, hora_fin)
    SELECT $1, (SELECT id FROM profesionales WHERE negocio_id = $1 ORDER BY id OFFSET $4::int LIMIT 1),
      $2::date, $2::date + $4::int * 20, ${TIME}, CASE $5::text WHEN 'cancelada' THEN '24:00' ELSE ${TIME} + interval '25 min' END`,
  deactivate: `UPDATE profesionales SET activo = NOT activo
    WHERE negocio_id = $1 AND nombre = 'Ana' AND ($2::date, $3::int, $4::int, $5::text) IS NOT NULL`,
};
const SOME = '(SELECT id FROM citas WHERE negocio_id = $1 ORDER BY id OFFSET $4::int * 7 LIMIT 5)';

async function run(step: Step, tx: Queryable, ahora: number): Promise<void> {
  const negocio = NEGOCIOS[step.negocio]!;
  const fecha = sumarDias(fechaLocal(ahora, ZONAS[negocio]), 3 - step.day);
  const sql = STATEMENTS[step.kind].replace('SOME', SOME);
  await tx.query(sql, [negocio, fecha, step.minute, step.pick, ESTADOS[step.estado]]);
}

async function expectToEqualNaiveCount(negocio: keyof typeof ZONAS, ahora: number): Promise<void> {
  const { database } = own;
  const zona = ZONAS[negocio];
  const reloj = { hoy: fechaLocal(ahora, zona), hora: horaLocal(ahora, zona), ahora, zona };
  const todo = await everyCita(database, negocio);
  const [cifras] = await readEstadisticas(database, [negocio], ahora);
  expect(cifras).toEqual({
    negocioId: negocio,
    hoy: reloj.hoy,
    estadisticas: naiveEstadisticas(todo, reloj.hoy),
  });
  expect(cifras?.estadisticas).toMatchObject(await guideFigures(database, negocio, reloj.hoy));
  const ultimos = { desde: sumarDias(reloj.hoy, -29), hasta: reloj.hoy };
  expect((await readSeries(database, [negocio], { ahora })).get(negocio)).toEqual(
    naiveSeries(todo, ultimos, reloj.hoy),
  );
  for (const dias of [1, 6, 45]) {
    const rango = { desde: sumarDias(reloj.hoy, 1 - dias), hasta: sumarDias(reloj.hoy, dias % 3) };
    const series = (await readSeries(database, [negocio], { rango, ahora })).get(negocio);
    expect(series).toEqual(naiveSeries(todo, rango));
    const naive = (periodo: Periodo) => naiveResumen(todo, periodo, reloj);
    const entero = { ...rango, hastaHora: null };
    expect(await readResumen(database, negocio, entero, ahora)).toEqual(naive(entero));
    for (const con of COMPARACIONES) {
      const { actual, anterior } = periodosComparados(rango, con, reloj);
      expect(await readComparacion(database, negocio, { rango, con }, ahora)).toEqual({
        ...anterior,
        actual: naive(actual),
        anterior: naive(anterior),
      });
    }
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant<Step['kind']>('insert') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Step['kind'][]>('bulk', 'empty', 'deactivate', 'block', 'block'),
    },
    { weight: 6, arbitrary: fc.constantFrom<Step['kind'][]>('estado', 'move', 'assign', 'delete') },
  ),
  negocio: fc.nat(NEGOCIOS.length - 1),
  pick: fc.nat(3),
  day: fc.oneof(fc.nat(4), fc.nat(70)),
  minute: fc.nat(24 * 60 - 30),
  estado: fc.nat(ESTADOS.length - 1),
});

test('whatever was written, every figure equals a naive count of every cita, and the guide’s own query', async () => {
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...MOMENTOS),
        async (transactions, ahora) => {
          for (const steps of transactions)
            await own.database.transaction(async (tx) => {
              for (const each of steps) await run(each, tx, ahora);
            });
          for (const negocio of NEGOCIOS) await expectToEqualNaiveCount(negocio, ahora);
        },
      )
      .afterEach(async () => {
        await own.database.query('TRUNCATE citas');
        await own.database.query('DELETE FROM bloqueos');
        await own.database.query('UPDATE profesionales SET activo = true');
      }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
