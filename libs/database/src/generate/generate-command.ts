import { parseArgs } from 'node:util';
import { systemClock } from '@citas/clock';
import { fechaLocal } from '@citas/domain';
import { commandOnDatabase, failCommand } from '../command-on-database.ts';
import type { Database } from '../database.ts';
import { generateCitas } from './generate-citas.ts';
import { isEmpty } from '../negocio-queries.ts';

// Run as `npm run citas:generate -- --citas 1000000 [--negocios 1000] [--yes]`: fills a database for benchmarks.
const USO = 'Uso: npm run citas:generate -- --citas 1000000 [--negocios 1000] [--yes]';
const LOCALES = ['localhost', '127.0.0.1', '[::1]', ''];

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
  if (!areCounts || citas < negocios || citas > 100_000_000) throw new Error(USO);
  return { citas, negocios, yes: values.yes };
}

async function fill(
  database: Database,
  { citas, negocios, yes }: ReturnType<typeof optionsOf>,
): Promise<void> {
  if (!yes && !LOCALES.includes(new URL(database.url).hostname))
    throw new Error('La base de datos está en otro equipo: añade --yes si es la que quieres llenar.');
  if (!yes && !(await isEmpty(database)))
    throw new Error('La base de datos no está vacía: añade --yes para llenarla de todos modos.');
  const hoy = fechaLocal(systemClock.now(), 'UTC');
  await generateCitas(database, { citas, negocios, hoy, onProgress: (n) => console.log(`${n} citas`) });
}

try {
  const options = optionsOf(process.argv.slice(2));
  await commandOnDatabase((database) => fill(database, options));
} catch (error) {
  failCommand(error);
}
