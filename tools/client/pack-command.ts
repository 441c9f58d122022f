import { join, resolve } from 'node:path';
import { packClient } from './pack-client.ts';

// Run as `npm run client:pack`.
console.log(await packClient(join(resolve(import.meta.dirname, '../..'), 'dist/realtime-client')));
