import { commandOnDatabase, failCommand } from './command-on-database.ts';
import { recount } from './recount.ts';

// Run as `npm run recount`: counts every negocio again and repairs its counters.
for (const { negocioId, repaired } of await commandOnDatabase(recount).catch(failCommand)) {
  console.log(`${negocioId}: ${repaired === 0 ? 'correcto' : `${repaired} contadores corregidos`}`);
}
