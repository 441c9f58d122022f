import { readFileSync } from 'node:fs';
import { forbidden, productionPackages } from './licences.ts';

// Run as `npm run licences`.
const packages = productionPackages(readFileSync('package-lock.json', 'utf8'));
const counts = Map.groupBy(packages, ({ licence }) => licence);
for (const [licence, some] of counts) console.log(`${String(some.length).padStart(4)}  ${licence}`);
const problems = forbidden(packages);
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
