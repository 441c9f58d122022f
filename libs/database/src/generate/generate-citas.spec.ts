import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { recount } from '../recount.ts';
import { generateCitas } from './generate-citas.ts';

let prueba: TestDatabase;

beforeEach(async () => {
  prueba = await createTestDatabase();
});
afterEach(() => prueba.drop());

const generate = (citas: number, negocios: number) =>
  generateCitas(prueba.database, { citas, negocios, hoy: '2026-11-24', onProgress: () => undefined });
const perNegocio = async () => {
  const rows = await prueba.database.query<{ n: number }>(
    'SELECT count(*) AS n FROM citas GROUP BY negocio_id ORDER BY negocio_id',
  );
  return rows.map(({ n }) => n);
};

test('there are just as many citas as were asked for, shared out among the negocios', async () => {
  await generate(1_000, 3);
  expect(await perNegocio()).toEqual([334, 334, 332]);
  await generate(100, 1);
  expect(await perNegocio()).toEqual([334, 334, 332, 100]);
});

test('what is past is closed, what is to come is open, and the counters are right', async () => {
  await generate(5_000, 1);
  const rows = await prueba.database.query<{ past: boolean; estados: string[] }>(
    `SELECT fecha < '2026-11-24' AS past, array_agg(DISTINCT estado ORDER BY estado) AS estados FROM citas GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { past: false, estados: ['confirmada', 'pendiente'] },
    { past: true, estados: ['cancelada', 'completada', 'no_asistio'] },
  ]);
  expect(await recount(prueba.database)).toEqual([{ negocioId: 'generado_0', repaired: 0 }]);
});
