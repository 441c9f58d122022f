import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

// Run as `npm run migrate`: what the API does when it starts, for whoever wants to do it before.
const url = process.env['DATABASE_URL'];
if (!url) {
  console.error('Falta DATABASE_URL: la base de datos que hay que poner al día.');
  process.exit(1);
}
const database = await openDatabase({ url, attempts: 1 });
const applied = await migrate(database);
console.log(applied.length === 0 ? 'La base de datos está al día.' : `Aplicadas: ${applied.join(', ')}.`);
await database.stop();
