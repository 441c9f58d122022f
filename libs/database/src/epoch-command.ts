import { commandOnDatabase, failCommand } from './command-on-database.ts';
import { renewEpoch } from './epoch.ts';

// Run as `npm run epoch`: after a restore that nothing in the database shows, such as that of a disk's snapshot.
const canales = await commandOnDatabase(renewEpoch).catch(failCommand);
console.log(`${canales} canales con otra época: cada cliente toma una instantánea nueva.`);
