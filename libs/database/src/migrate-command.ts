import { commandOnDatabase, failCommand } from './command-on-database.ts';
import { migrate } from './migrate.ts';

// Run as `npm run migrate`: what the API does when it starts, for whoever wants to do it before.
const applied = await commandOnDatabase(migrate).catch(failCommand);
console.log(applied.length === 0 ? 'La base de datos está al día.' : `Aplicadas: ${applied.join(', ')}.`);
