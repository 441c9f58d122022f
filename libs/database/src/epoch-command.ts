import { renewEpoch } from './epoch.ts';
import { openDatabase } from './open-database.ts';

// Run as `npm run epoch`: after a restore that nothing in the database shows, such as that of a disk's snapshot.
const url = process.env['DATABASE_URL'];
if (!url) {
  console.error('Falta DATABASE_URL: la base de datos restaurada.');
  process.exit(1);
}
const database = await openDatabase({ url, attempts: 1 });
console.log(`${await renewEpoch(database)} canales con otra época: cada cliente toma una instantánea nueva.`);
await database.stop();
