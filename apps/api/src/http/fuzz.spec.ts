import { TEST_SECRET } from '@citas/auth/testing';
import fc from 'fast-check';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { fuzzedRequests } from '../testing/fuzz-requests.ts';

/** Requests a run; the answers are held against the contract by whoever sends them. */
const RUNS = 40;
const CITA = '019ac000-0000-7000-8000-00000000c17a';
const LUIS = '019ac000-0000-7000-8000-000000000715';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let ajeno: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi({
    anonymousPerMinute: 100_000,
    failedLoginsPerAddress: 100_000,
    failedLoginsPerAccount: 100_000,
  });
  aurora = await seedNegocio(api);
  ajeno = await seedNegocio(api, { id: 'ajeno', zonaHoraria: 'Europe/Madrid' });
  await api.database.query(`INSERT INTO profesionales (negocio_id, id, nombre) VALUES ($1, $2, 'Ines')`, [
    aurora.id,
    LUIS,
  ]);
  await api.database.query(
    `INSERT INTO citas (negocio_id, id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
     VALUES ($1, $2, 'Ana', 'Corte', $3, '2026-11-25', '10:00', '10:30')`,
    [aurora.id, CITA, LUIS],
  );
});
afterAll(() => api.stop());

test.each(fuzzedRequests([CITA, LUIS]))(
  '%s answers anything as the contract says, and never fails of itself',
  async (_name, requests) => {
    const others = await ofOthers();
    await fc.assert(
      fc.asyncProperty(requests, async ({ route, headers, body }) => {
        const { status } = await api.call(route, { token: aurora.token('admin'), headers, body });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(await ofOthers()).toBe(others);
  },
);

test('nothing of all that left a secret in the log', () => {
  const log = api.log.join('\n');
  expect(log).not.toBe('');
  for (const secret of [TEST_SECRET, aurora.token('admin'), 'Bearer ', 'argon2', 'Authorization'])
    expect(log).not.toContain(secret);
});

async function ofOthers(): Promise<string> {
  const rows = await api.database.query(
    `SELECT to_jsonb(c) FROM citas c WHERE negocio_id = $1 UNION ALL SELECT to_jsonb(c) FROM clientes c WHERE negocio_id = $1
     UNION ALL SELECT to_jsonb(u) FROM usuarios u WHERE negocio_id = $1 ORDER BY 1`,
    [ajeno.id],
  );
  return JSON.stringify(rows);
}
