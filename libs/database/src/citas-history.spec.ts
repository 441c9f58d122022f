import fc from 'fast-check';
import type { Database, Queryable } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const NEGOCIOS = ['negocio_a', 'negocio_b'];
const ESTADOS = ['pendiente', 'confirmada', 'completada', 'cancelada', 'no_asistio'];

interface Step {
  readonly kind: 'insert' | 'bulk' | 'estado' | 'move' | 'delete' | 'nothing';
  readonly negocio: number;
  readonly pick: number;
  readonly day: number;
  readonly hour: number;
}
interface Transaction {
  readonly steps: readonly Step[];
  readonly commit: boolean;
}

let test_: TestDatabase;
let database: Database;

beforeEach(async () => {
  test_ = await createTestDatabase();
  database = test_.database;
  await database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('negocio_a', 'A', 'America/Tijuana'), ('negocio_b', 'B', 'Europe/Madrid')`,
  );
  await database.query(`INSERT INTO profesionales (negocio_id, nombre) SELECT id, 'Luis' FROM negocios`);
  await emptyLog();
});
afterEach(() => test_.drop());

async function emptyLog(): Promise<void> {
  await database.query(`DELETE FROM eventos`);
  await database.query(`UPDATE canales SET seq = 0`);
}

class RolledBack extends Error {}

async function run(step: Step, tx: Queryable): Promise<void> {
  const negocio = NEGOCIOS[step.negocio];
  const hora = `${String(8 + step.hour).padStart(2, '0')}:00`;
  const some = `(SELECT id FROM citas WHERE negocio_id = $1 ORDER BY id OFFSET ${step.pick} LIMIT 3)`;
  switch (step.kind) {
    case 'insert':
      await tx.query(
        `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
         SELECT $1, 'Ana', 'Corte', id, date '2026-11-01' + $2::int, $3::time, $3::time + interval '75 min'
         FROM profesionales WHERE negocio_id = $1`,
        [negocio, step.day, hora],
      );
      return;
    case 'bulk':
      await tx.query(
        `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
         SELECT n, 'Grupo', 'Clase', date '2026-11-01' + i / 100, '09:00', '09:50'
         FROM unnest($1::text[]) n, generate_series(1, 520) i`,
        [step.pick % 2 ? NEGOCIOS : [negocio]],
      );
      return;
    case 'estado':
      await tx.query(`UPDATE citas SET estado = $2 WHERE negocio_id = $1 AND id IN ${some}`, [
        negocio,
        ESTADOS[step.day % 5],
      ]);
      return;
    case 'move':
      await tx.query(
        `UPDATE citas SET hora_inicio = $2::time, hora_fin = $2::time + interval '45 min' WHERE negocio_id = $1 AND id IN ${some}`,
        [negocio, hora],
      );
      return;
    case 'delete':
      await tx.query(`DELETE FROM citas WHERE negocio_id = $1 AND id IN ${some}`, [negocio]);
      return;
    case 'nothing':
      await tx.query(`UPDATE citas SET notas = notas WHERE negocio_id = $1`, [negocio]);
  }
}

// Losing a race is a normal end of a transaction; anything else is a fault of the triggers.
const EXPECTED = new Set(['23P01', '40P01', '40001']);

async function write(transactions: readonly Transaction[]): Promise<void> {
  for (const { steps, commit } of transactions) {
    try {
      await database.transaction(async (tx) => {
        for (const step of steps) await run(step, tx);
        if (!commit) throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack) && !EXPECTED.has((error as { code: string }).code)) throw error;
    }
  }
}

/** Follows a channel as the hub does; what it saw must be the whole log, without a gap at any moment. */
async function follow(canal: string, finished: () => boolean): Promise<number> {
  let cursor = 0;
  for (let last = false; !last;) {
    last = finished();
    const rows = await database.query<{ seq: number }>(
      'SELECT seq FROM eventos WHERE canal = $1 AND seq > $2 ORDER BY seq',
      [canal, cursor],
    );
    for (const { seq } of rows) {
      expect(seq).toBe(cursor + 1);
      cursor = seq;
    }
  }
  return cursor;
}

async function replayed(negocio: string): Promise<Map<string, unknown> | 'too many'> {
  const rows = await database.query<{
    tipo: string;
    cita_id: string;
    datos: { cita: Record<string, unknown> };
  }>('SELECT tipo, cita_id, datos FROM eventos WHERE canal = $1 ORDER BY seq', [`citas:${negocio}`]);
  const citas = new Map<string, unknown>();
  for (const { tipo, cita_id, datos } of rows) {
    if (tipo === 'citas_changed') return 'too many';
    if (tipo === 'cita_deleted') citas.delete(cita_id);
    else
      citas.set(cita_id, {
        estado: datos.cita['estado'],
        hora_inicio: datos.cita['hora_inicio'],
        version: datos.cita['version'],
      });
  }
  return citas;
}

async function assertConsistent(positions: readonly number[]): Promise<void> {
  for (const [index, negocio] of NEGOCIOS.entries()) {
    const [canal] = await database.query<{ seq: number }>('SELECT seq FROM canales WHERE canal = $1', [
      `citas:${negocio}`,
    ]);
    expect(canal?.seq).toBe(positions[index]);
    const [counted] = await database.query<{ wrong: number }>('SELECT estadisticas_recontar($1) AS wrong', [
      negocio,
    ]);
    expect(counted?.wrong).toBe(0);
    const log = await replayed(negocio);
    const rows = await database.query<{ id: string; estado: string; hora_inicio: string; version: number }>(
      'SELECT id, estado, hora_inicio, version FROM citas WHERE negocio_id = $1',
      [negocio],
    );
    if (log !== 'too many') expect(new Map(rows.map(({ id, ...rest }) => [id, rest]))).toEqual(log);
  }
  const overlaps = await database.query(
    `SELECT FROM citas a JOIN citas b ON a.negocio_id = b.negocio_id AND a.profesional_id = b.profesional_id AND a.id < b.id
       AND a.fecha = b.fecha AND a.hora_inicio < b.hora_fin AND b.hora_inicio < a.hora_fin
     WHERE a.estado IN ('pendiente', 'confirmada', 'completada') AND b.estado IN ('pendiente', 'confirmada', 'completada')`,
  );
  expect(overlaps).toEqual([]);
}

const stepArb: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('insert' as const) },
    { weight: 1, arbitrary: fc.constant('bulk' as const) },
    {
      weight: 6,
      arbitrary: fc.constantFrom('estado' as const, 'move' as const, 'delete' as const, 'nothing' as const),
    },
  ),
  negocio: fc.nat(1),
  pick: fc.nat(5),
  day: fc.nat(4),
  hour: fc.nat(9),
});
const writerArb = fc.array(
  fc.record({ steps: fc.array(stepArb, { minLength: 1, maxLength: 5 }), commit: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);

test('whatever is written at the same time, positions have no gap, counters match a recount and nothing overlaps', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(writerArb, { minLength: 1, maxLength: 6 }), async (writers) => {
        let done = false;
        const following = NEGOCIOS.map((negocio) => follow(`citas:${negocio}`, () => done));
        await Promise.all(writers.map(write)).finally(() => (done = true));
        await assertConsistent(await Promise.all(following));
      })
      .afterEach(async () => {
        await emptyLog();
        await database.query(`TRUNCATE citas`);
        await emptyLog();
      }),
    { numRuns: 20, endOnFailure: true },
  );
}, 60_000);
