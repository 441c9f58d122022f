import { openDatabase } from './open-database.ts';
import { recount } from './recount.ts';

// Run as `npm run recount`: counts every negocio again and repairs its counters.
const url = process.env['DATABASE_URL'];
if (!url) {
  console.error('Falta DATABASE_URL: arranca antes el sistema (npm start) o indica la base de datos.');
  process.exit(1);
}
const database = await openDatabase({ url, attempts: 1 });
for (const { negocioId, repaired } of await recount(database)) {
  console.log(`${negocioId}: ${repaired === 0 ? 'correcto' : `${repaired} contadores corregidos`}`);
}
await database.stop();
