import { whenAskedToStop } from '@citas/process';
import { maySkip } from '@citas/process/testing';
import { findChromium } from './chromium.ts';
import { ensurePrograms } from './debian-programs.ts';
import { runStories } from './e2e-stage.ts';
import { runFormat } from './format-stage.ts';
import { runJest } from './jest-stage.ts';
import { runNxTarget } from './nx-stage.ts';
import { abandon } from './run-command.ts';
import { summarise, type StageResult } from './stage-result.ts';
import { startTestServer } from './test-server.ts';

const results: StageResult[] = [];
const starting = startTestServer();
/** There once it is interrupted, and never settles: Ctrl-C reaches the start of the database too, which then fails. */
let interrupted: Promise<never> | undefined;

void whenAskedToStop().then(async () => {
  interrupted = new Promise(() => undefined);
  console.error('Pruebas interrumpidas.');
  await abandon();
  await (await starting.catch(() => undefined))?.stop();
  process.exit(130);
});

const server = await starting.catch(async (error: unknown) => {
  await interrupted;
  throw error;
});

results.push(await runFormat());
results.push(await runNxTarget('lint'));
results.push(await runNxTarget('typecheck'));
await ensurePrograms();
results.push(await runJest({ TEST_DATABASE_URL: server.url }));
const build = await runNxTarget('build');
results.push(build);
results.push(await runStories(build, findChromium));

await server.stop();
const { text, exitCode } = summarise(results, { maySkip: maySkip() });
console.log(text);
process.exit(exitCode);
