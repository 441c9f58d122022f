import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  // A sequence is not taken back with its transaction: it counts the attempts that failed too.
  await api.database.query(`
    CREATE SEQUENCE intentos;
    GRANT USAGE ON SEQUENCE intentos TO citas_api;
    CREATE FUNCTION estorbar() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('intentos') <= TG_ARGV[0]::int THEN
        RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
      END IF;
      RETURN NEW;
    END $$`);
});
afterAll(() => api.stop());

/** Books once while the first so many attempts to write a cita run into a deadlock. */
async function bookDespite(deadlocks: number) {
  await api.database.query(`
    DELETE FROM citas;
    ALTER SEQUENCE intentos RESTART;
    CREATE OR REPLACE TRIGGER estorbo BEFORE INSERT ON citas FOR EACH ROW EXECUTE FUNCTION estorbar(${deadlocks})`);
  const answer = await api.call('POST /citas', {
    token: aurora.token('recepcion'),
    body: { cliente: 'Ana', servicio: 'Corte', fecha: '2026-11-25', horaInicio: '10:00' },
  });
  const [kept] = await api.database.query<{ citas: number; intentos: number }>(
    `SELECT (SELECT count(*)::int FROM citas) AS citas, last_value::int AS intentos FROM intentos`,
  );
  return { answer, kept };
}

test('whoever got in the way of another writer is tried once more, and notices nothing', async () => {
  const { answer, kept } = await bookDespite(1);
  expect(answer.status).toBe(201);
  expect(kept).toEqual({ citas: 1, intentos: 2 });
});

test('whoever gets in the way twice is told to come back, and nothing is half-written', async () => {
  const { answer, kept } = await bookDespite(99);
  expect(answer).toMatchObject({ status: 503, body: { type: '/problemas/no-disponible' } });
  expect(answer.headers.get('Retry-After')).toBe('1');
  expect(kept).toEqual({ citas: 0, intentos: 2 });
});
