import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { verifyPassword } from '@citas/auth';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

const CLAVE = 'tijeras y peine';

/** What it says, and the code that it ends with. */
async function alta(args: Readonly<Record<string, string>>, clave = CLAVE): Promise<[number, string]> {
  const command = [join(import.meta.dirname, 'alta-command.ts')];
  for (const [name, value] of Object.entries(args)) command.push(`--${name}`, value);
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: own.url, CLAVE: clave };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve([error ? Number(error.code) : 0, stdout + stderr]),
    );
  });
}

const of = (negocio: string, zona: string) => ({
  ...{ negocio, nombre: 'Aurora', zona },
  email: `Ana@${negocio}.mx`,
});

test('it makes a negocio that writes as where its zone is, and an admin who can log in', async () => {
  expect(await alta(of('mexico', 'America/Mexico_City'))).toEqual([
    0,
    expect.stringContaining('Ana@mexico.mx ya puede entrar como admin de Aurora.'),
  ]);
  const [made] = await own.database.query<{ password_hash: string }>(
    `SELECT locale, zona_horaria, rol, email, password_hash FROM negocios n JOIN usuarios u ON u.negocio_id = n.id
     WHERE n.id = 'mexico'`,
  );
  expect(made).toMatchObject({
    locale: 'es-MX',
    zona_horaria: 'America/Mexico_City',
    email: 'ana@mexico.mx',
  });
  expect(await verifyPassword(made?.password_hash ?? '', CLAVE)).toBe(true);
});

test('a --locale goes before that of the zone', async () => {
  await alta({ ...of('alicante', 'Europe/Madrid'), locale: 'en-GB' });
  expect(await own.database.query(`SELECT locale FROM negocios WHERE id = 'alicante'`)).toEqual([
    { locale: 'en-GB' },
  ]);
});

test.each([
  ['a password shorter than anywhere else', {}, 'nueve_let', /CLAVE: 10 caracteres o más/],
  ['a zone that is none', { zona: 'America/Mexico' }, CLAVE, /--zona: America\/Mexico no es/],
  ['a locale that is none', { locale: 'mexicano' }, CLAVE, /--locale: mexicano no es/],
  ['an address without its end', { email: 'ana@aurora' }, CLAVE, /--email: «ana@aurora» no es un correo/],
  ['an ñ in the address', { email: 'peña@salon.es' }, CLAVE, /--email: «peña@salon.es» no es/],
  ['a space after the address', { email: 'ana@aurora.mx ' }, CLAVE, /--email: «ana@aurora.mx » no es/],
  ['no name', { nombre: '' }, CLAVE, /^Uso: /],
])('with %s it makes nothing, says why and fails', async (_title, args, clave, message) => {
  expect(await alta({ ...of('nadie', 'Europe/Madrid'), ...args }, clave)).toEqual([
    1,
    expect.stringMatching(message),
  ]);
  expect(await own.database.query(`SELECT FROM negocios WHERE id = 'nadie'`)).toEqual([]);
});

test('a negocio or an e-mail address that is taken is named, and makes nothing', async () => {
  const suya = of('primera', 'Europe/Madrid');
  await alta(suya);
  expect(await alta({ ...suya, email: 'otra@primera.mx' })).toEqual([
    1,
    '--negocio: ya hay un negocio «primera».\n',
  ]);
  expect(await alta({ ...suya, negocio: 'segunda' })).toEqual([
    1,
    '--email: ya hay alguien con Ana@primera.mx.\n',
  ]);
  expect(await own.database.query(`SELECT FROM negocios WHERE id = 'segunda'`)).toEqual([]);
});
