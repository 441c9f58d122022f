import { maskSecrets } from './mask-secrets.ts';

test.each([
  [
    'postgres://ana:s3creto@db.example:5432/citas?sslmode=require',
    'postgres://ana:***@db.example:5432/citas?sslmode=require',
  ],
  ['postgres://ana:con@arroba/y:barra@db.example/citas', 'postgres://ana:***@db.example/citas'],
  [
    'postgresql://db.example/citas?user=ana&password=s3creto&sslmode=require',
    'postgresql://db.example/citas?user=ana&password=***&sslmode=require',
  ],
  ['GET /ws?token=abc.def.ghi&x=1', 'GET /ws?token=***&x=1'],
  ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer ***'],
  ['invalid: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl.', 'invalid: ***.'],
  ['{"a":"postgres://u:p@h/d","b":"ana@salon.mx"}', '{"a":"postgres://u:***@h/d","b":"ana@salon.mx"}'],
])('%s becomes %s', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

test.each([
  'http://localhost:4200/admin-local',
  'postgres://127.0.0.1:5432/citas',
  'ana@salon.mx',
  'el token ha caducado',
])('%s holds no secret and stays as it is', (text) => {
  expect(maskSecrets(text)).toBe(text);
});

test('a long line without an end is masked in no time', () => {
  const started = performance.now();
  maskSecrets(`postgres://${'a:'.repeat(50_000)}`);
  maskSecrets('eyJ'.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
