import { maySkip } from '@citas/process/testing';
import { findChromium } from './chromium.ts';
import { ensurePrograms } from './debian-programs.ts';
import { runStories } from './e2e-stage.ts';
import { runFormat } from './format-stage.ts';
import { startInterruptibleServer } from './interruptible-server.ts';
import { runJest } from './jest-stage.ts';
import { runNxTarget } from './nx-stage.ts';
import { abandon } from './run-command.ts';
import { summarise, type StageResult } from './stage-result.ts';

const results: StageResult[] = [];
const server = await startInterruptibleServer(() => {
  console.error('Pruebas interrumpidas.');
  return abandon();
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
