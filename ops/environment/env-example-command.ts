import { writeFileSync } from 'node:fs';
import { envExample } from './env-example.ts';

// Run as `npm run env-example`.
writeFileSync('.env.example', await envExample());
