import { paisDeLocale, telefonoE164 } from '@citas/domain/telefono';
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

  test('every client has a telephone number that their country may have', async () => {
    const rows = await test_.database.query<{ locale: string; telefono: string }>(
      'SELECT n.locale, c.telefono FROM clientes c JOIN negocios n ON n.id = c.negocio_id',
    );
    expect(rows).toHaveLength(3 * 140);
    // Grouped it is not taken on trust, as E.164 is.
    const impossible = rows.filter(
      ({ locale, telefono }) =>
        telefonoE164(telefono.replace(/^\+\d\d/, '$& '), paisDeLocale(locale)) !== telefono,
    );
    expect(impossible).toEqual([]);
  });

  test('whoever has a day off has hours of their own, and nothing is booked outside them or in blocked time', async () => {
    const [figures] = await test_.database.query(
      `SELECT (SELECT count(*) FROM profesionales WHERE horario IS NOT NULL) AS "conHorario",
         (SELECT count(*) FROM bloqueos) AS bloqueos,
         (SELECT count(*) FROM citas c JOIN profesionales p ON (p.negocio_id, p.id) = (c.negocio_id, c.profesional_id)
          WHERE NOT p.horario ? extract(isodow FROM c.fecha)::text) AS fuera,
         (SELECT count(*) FROM citas c JOIN bloqueos b USING (negocio_id)
          WHERE c.fecha BETWEEN b.desde AND b.hasta AND coalesce(b.profesional_id = c.profesional_id, true)) AS bloqueadas`,
    );
    expect(figures).toEqual({ conHorario: 6, bloqueos: 6, fuera: 0, bloqueadas: 0 });
  });

  test('some are cancelled with less than a day to go, most in good time, none in the future', async () => {
    const rows = await test_.database.query<{ tarde: number; futuras: number; sin: number }>(
      `SELECT avg((instante_local(fecha, hora_inicio, zona_horaria) - cancelada_en < interval '1 day')::integer)::float AS tarde,
         count(*) FILTER (WHERE cancelada_en > now())::integer AS futuras,
         count(*) FILTER (WHERE cancelada_en IS NULL)::integer AS sin
       FROM citas c JOIN negocios n ON n.id = c.negocio_id WHERE estado = 'cancelada' GROUP BY n.id`,
    );
    for (const { tarde, futuras, sin } of rows) {
      expect([futuras, sin]).toEqual([0, 0]);
      expect(tarde).toBeGreaterThan(0.1);
      expect(tarde).toBeLessThan(0.4);
    }
  });

  test('every negocio has a user of each rol, the profesional with an agenda', async () => {
    const rows = await test_.database.query(
      `SELECT u.negocio_id, string_agg(rol, ' ' ORDER BY rol) AS roles, max(p.nombre) AS agenda
       FROM usuarios u LEFT JOIN profesionales p ON (p.negocio_id, p.id) = (u.negocio_id, u.profesional_id)
       GROUP BY 1 ORDER BY 1`,
    );
    const roles = 'admin profesional recepcion';
    expect(rows).toEqual([
      { negocio_id: 'clinica_sonrisa', roles, agenda: 'Dr. Sanz' },
      { negocio_id: 'negocio_123', roles, agenda: 'Marta' },
      { negocio_id: 'taller_norte', roles, agenda: 'Camila' },
    ]);
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
