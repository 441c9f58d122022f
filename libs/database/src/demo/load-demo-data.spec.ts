import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { loadDemoDataIfEmpty } from './load-demo-data.ts';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.drop());

describe('demo data', () => {
  test('three negocios in three zones, with a year of citas up to and beyond today', async () => {
    expect(await loadDemoDataIfEmpty(test_.database)).toBe(true);
    const rows = await test_.database.query<{
      id: string;
      citas: number;
      primera: number;
      ultima: number;
      estados: number;
    }>(
      `SELECT n.id, count(*) AS citas, current_date - min(fecha) AS primera, max(fecha) - current_date AS ultima,
              count(DISTINCT estado) AS estados
       FROM negocios n JOIN citas c ON c.negocio_id = n.id GROUP BY n.id ORDER BY n.id`,
    );
    expect(rows.map((row) => row.id)).toEqual(['clinica_sonrisa', 'negocio_123', 'taller_norte']);
    for (const row of rows) {
      expect(row.citas).toBeGreaterThan(3000);
      expect(row.primera).toBeGreaterThan(360);
      expect(row.ultima).toBeGreaterThan(20);
      expect(row.estados).toBe(5);
    }
  });

  test('the counters are right after the bulk load', async () => {
    const rows = await test_.database.query<{ wrong: number }>(
      'SELECT estadisticas_recontar(id) AS wrong FROM negocios',
    );
    expect(rows.map((row) => row.wrong)).toEqual([0, 0, 0]);
  });

  test('loading again touches nothing', async () => {
    expect(await loadDemoDataIfEmpty(test_.database)).toBe(false);
  });
});
