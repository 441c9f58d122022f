import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './testing.ts';

/** More than are told of one by one. */
const MUCHAS = 600;
let own: TestDatabase;
let session: pg.Client;

/** One session, which has changed one cita and one block before: it keeps the plans that were made for them. */
beforeEach(async () => {
  own = await createTestDatabase();
  session = new pg.Client(own.url);
  await session.connect();
  await session.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'UTC')`);
  const { rows } = await session.query<{ id: string }>(
    `INSERT INTO profesionales (negocio_id, nombre) VALUES ('a', 'Luis') RETURNING id`,
  );
  await session.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
     SELECT 'a', 'Eva', 'Corte', $1, '2090-01-01'::date + i, '10:00', '10:30' FROM generate_series(1, $2) AS i`,
    [rows[0]?.id, MUCHAS],
  );
  await session.query(
    `INSERT INTO bloqueos (negocio_id, desde, hasta)
     SELECT 'a', '2090-01-01'::date + i, '2090-01-01'::date + i FROM generate_series(1, $1) AS i`,
    [MUCHAS],
  );
  await session.query(`UPDATE citas SET notas = 'una' WHERE fecha = '2090-01-02'`);
  await session.query(`UPDATE bloqueos SET motivo = 'uno' WHERE desde = '2090-01-02'`);
});
afterEach(async () => {
  await session.end();
  await own.drop();
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}
const withThoseBelow = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(withThoseBelow)];

/** How often each step of each plan that has run for `sql` went over the changed rows. */
async function readingsOfChangedRows(sql: string): Promise<number[]> {
  const plans: PlanNode[] = [];
  session.on('notice', ({ message = '' }) => {
    const json = /^duration: .* plan:\n(.*)/su.exec(message)?.[1];
    if (json) plans.push((JSON.parse(json) as { Plan: PlanNode }).Plan);
  });
  await session.query(
    `LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;
     SET auto_explain.log_analyze = on; SET auto_explain.log_format = json; SET client_min_messages = log`,
  );
  await session.query(sql);
  return plans
    .flatMap(withThoseBelow)
    .filter((node) => node['Node Type'] === 'Named Tuplestore Scan')
    .map((node) => node['Actual Loops']);
}

test.each([
  ['citas that are moved', `UPDATE citas SET hora_inicio = '09:45' WHERE fecha <= '2090-01-31'`],
  ['citas that are cancelled', `UPDATE citas SET estado = 'cancelada' WHERE fecha <= '2090-01-31'`],
  ['citas that are left without profesional', 'DELETE FROM profesionales'],
  ['blocks', `UPDATE bloqueos SET motivo = 'todos' WHERE desde <= '2090-01-31'`],
])('%s, many at once, are read as often as one is', async (_, sql) => {
  const readings = await readingsOfChangedRows(sql);
  expect(readings.length).toBeGreaterThan(1);
  expect(Math.max(...readings)).toBe(1);
});

test('what is told of them, and their figures, are right', async () => {
  await session.query(`UPDATE citas SET estado = 'confirmada', hora_inicio = '09:45'`);
  await session.query('DELETE FROM profesionales');
  const events = await session.query<{ datos: { count?: number; message?: string } }>(
    `SELECT datos FROM eventos WHERE tipo IN ('citas_changed', 'notification') ORDER BY creado_en, canal, seq`,
  );
  expect(events.rows.slice(-4).map(({ datos }) => datos.message ?? datos.count)).toEqual([
    MUCHAS,
    'Se han movido 600 citas de una vez',
    MUCHAS,
    '600 citas han cambiado de profesional de una vez',
  ]);
  const { rows } = await session.query(
    'SELECT total, pendientes, confirmadas, minutos::integer FROM estadisticas_totales',
  );
  expect(rows).toEqual([{ total: MUCHAS, pendientes: 0, confirmadas: MUCHAS, minutos: MUCHAS * 45 }]);
});
