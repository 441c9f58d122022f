import { parseArgs } from 'node:util';
import { systemClock } from '@citas/clock';
import { fechaLocal } from '@citas/domain';
import { openDatabase } from '../open-database.ts';
import { generateCitas } from './generate-citas.ts';
import { isEmpty } from './generate-queries.ts';

// Run as `npm run citas:generate -- --citas 1000000 [--negocios 1000] [--yes]`: fills a database for benchmarks.
const USO = 'Uso: npm run citas:generate -- --citas 1000000 [--negocios 1000] [--yes]';
const LOCALES = ['localhost', '127.0.0.1', '[::1]', ''];

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      citas: { type: 'string', default: '' },
      negocios: { type: 'string', default: '1' },
      yes: { type: 'boolean', default: false },
    },
  });
  const [citas, negocios] = [Number(values.citas), Number(values.negocios)];
  const areCounts = [citas, negocios].every((n) => Number.isSafeInteger(n) && n > 0);
  return areCounts && citas >= negocios && citas <= 100_000_000
    ? { citas, negocios, yes: values.yes }
    : fail(USO);
}

const { citas, negocios, yes } = optionsOf(process.argv.slice(2));
const url = process.env['DATABASE_URL'];
if (!url) fail('Falta DATABASE_URL: arranca antes el sistema (npm start) o indica la base de datos.');
if (!yes && !LOCALES.includes(new URL(url).hostname)) {
  fail('La base de datos está en otro equipo: añade --yes si es la que quieres llenar.');
}
const database = await openDatabase({ url, attempts: 1 });
if (!yes && !(await isEmpty(database))) {
  await database.stop();
  fail('La base de datos no está vacía: añade --yes para llenarla de todos modos.');
}
const hoy = fechaLocal(systemClock.now(), 'UTC');
await generateCitas(database, { citas, negocios, hoy, onProgress: (n) => console.log(`${n} citas`) });
await database.stop();
