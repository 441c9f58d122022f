import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedNegocio } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let folder: string;

beforeAll(async () => {
  api = await startApi();
  await seedNegocio(api);
  folder = await mkdtemp(join(tmpdir(), 'importar-'));
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const COMMAND = join(import.meta.dirname, 'import-command.ts');
const count = async () => (await api.database.query('SELECT FROM citas')).length;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(csv: string, ...args: string[]): Promise<Ended> {
  const file = join(folder, 'citas.csv');
  await writeFile(file, csv);
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: api.database.url, NODE_OPTIONS: '' };
    execFile(process.execPath, [COMMAND, ...args, file], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const BUENO = 'cliente;servicio;fecha;hora_inicio\nAna;Corte;2026-11-25;10:00\nBeto;Tinte;26/11/2026;9:30\n';
const NEGOCIO = ['--negocio', 'negocio_123'];

test('a dry run keeps nothing; then the file is added, and the log names the import', async () => {
  const dry = await run(BUENO, ...NEGOCIO, '--simular');
  expect([dry.code, dry.stdout, await count()]).toEqual([
    0,
    'Filas leídas: 2\nSe añadirían: citas, 2; clientes nuevos, 2; servicios nuevos, 1.\n',
    0,
  ]);
  expect(await run(BUENO, ...NEGOCIO)).toMatchObject({ code: 0 });
  expect(await count()).toBe(2);
  const [evento] = await api.database.query<{ por: object }>('SELECT por FROM eventos LIMIT 1');
  expect(evento?.por).toEqual({ id: null, nombre: 'Importación' });
});

test('a bad row is printed with its line, and the command fails', async () => {
  const before = await count();
  const { code, stderr } = await run(`${BUENO}Carla;Corte;ayer;10:00\n`, ...NEGOCIO);
  expect([code, stderr, await count()]).toEqual([
    1,
    'línea 4, fecha: Debe ser una fecha como 2026-11-25\nErrores: 1; filas: 3. No se ha guardado nada.\n',
    before,
  ]);
});

test.each([
  ['an unknown negocio', ['--negocio', 'nadie'], /No existe ese negocio/],
  ['no negocio', [], /^Uso:/],
  ['an unknown option', [...NEGOCIO, '--borrar'], /--borrar/],
  ['a separator that is none', [...NEGOCIO, '--separador', '|'], /^Uso:/],
])('with %s it says so and fails', async (_, args, message) => {
  const { code, stderr } = await run(BUENO, ...args);
  expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
});
