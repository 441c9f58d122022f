import { conDesfase, existeHora } from '@citas/domain';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

const ZONAS = [
  'America/Mexico_City',
  'America/Tijuana',
  'America/Santiago',
  'America/Asuncion',
  'Europe/Madrid',
  'Atlantic/Canary',
];

/** `instante_local` of each, in milliseconds since the Unix epoch. */
async function instantes(zona: string, horas: readonly (readonly [string, string])[]): Promise<number[]> {
  const rows = await own.database.query<{ ms: number }>(
    `SELECT (extract(epoch FROM instante_local(f::date, h::time, $1)) * 1000)::bigint AS ms
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS t (f, h, n) ORDER BY n`,
    [zona, horas.map(([fecha]) => fecha), horas.map(([, hora]) => hora)],
  );
  return rows.map(({ ms }) => ms);
}

describe.each(ZONAS)('the database and the domain mean the same instant in %s', (zona) => {
  test('at every half hour of a year, the doubled ones included', async () => {
    const horas: [string, string][] = [];
    let at = Temporal.PlainDateTime.from('2026-01-01T00:00');
    for (; at.year < 2027; at = at.add({ minutes: 30 })) {
      const fecha = at.toPlainDate().toString();
      const hora = at.toPlainTime().toString({ smallestUnit: 'minute' });
      if (existeHora(fecha, hora, zona)) horas.push([fecha, hora]);
    }
    const ours = horas.map(([fecha, hora]) => Date.parse(conDesfase(fecha, hora, zona)));
    expect(await instantes(zona, horas)).toEqual(ours);
  });

  test('at any minute', async () => {
    const minuto = fc.tuple(fc.integer({ min: 0, max: 25_000 }), fc.integer({ min: 0, max: 1439 }));
    await fc.assert(
      fc.asyncProperty(fc.array(minuto, { minLength: 50, maxLength: 200 }), async (muchas) => {
        const horas = muchas
          .map(([dia, m]) => Temporal.PlainDateTime.from('2000-01-01T00:00').add({ days: dia, minutes: m }))
          .map((at) => [at.toPlainDate().toString(), at.toPlainTime().toString().slice(0, 5)] as const)
          .filter(([fecha, hora]) => existeHora(fecha, hora, zona));
        expect(await instantes(zona, horas)).toEqual(
          horas.map(([fecha, hora]) => Date.parse(conDesfase(fecha, hora, zona))),
        );
      }),
      { numRuns: 10 },
    );
  });
});
