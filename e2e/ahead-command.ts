import { spawnSync } from 'node:child_process';
import { requireProgram } from '@citas/process/testing';
import { AHEAD_HOURS } from './fixtures/moved-clock.ts';

const USAGE = `npm run stories:ahead -- <hours> [what «playwright test» takes]
The stories as they go that many hours from now: on a Sunday, at night, in the next year.`;

const [hours = '', ...rest] = process.argv.slice(2);
if (!(Number(hours) > 0)) {
  console.error(USAGE);
  process.exit(2);
}
// The pictures have a clock of their own.
const { status } = spawnSync('playwright', ['test', ...rest, '--project=walls', '--project=stories'], {
  cwd: import.meta.dirname,
  stdio: 'inherit',
  env: {
    ...process.env,
    [AHEAD_HOURS]: hours,
    LD_PRELOAD: requireProgram('libfaketime'),
    FAKETIME: `+${hours}h`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  },
});
process.exit(status ?? 1);
