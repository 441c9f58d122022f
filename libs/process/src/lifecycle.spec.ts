import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-lifecycle-'));
});

afterAll(() => rm(folder, { recursive: true }));

const good = (name: string): string => `{
  name: '${name}',
  start: async () => console.log('start ${name}'),
  stop: async () => console.log('stop ${name}'),
}`;

/** A real process: signals, the parent's channel and the exit code are what is tested. */
async function run(
  parts: string,
  act: (child: ChildProcess) => void = () => undefined,
  stopWithinMs = 20_000,
) {
  const file = join(folder, `${crypto.randomUUID()}.mjs`);
  const url = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);
  await writeFile(
    file,
    `import { createServer } from 'node:net';
     import { runUntilSignal } from ${url('./lifecycle.ts')};
     import { createLogger } from ${url('./create-logger.ts')};
     const ready = { name: 'ready', start: async () => process.send('ready'), stop: async () => {} };
     setInterval(() => {}, 1000);
     await runUntilSignal([${parts}], createLogger({ name: 'x', LOG_FORMAT: 'pretty' }), { stopWithinMs: ${stopWithinMs} });`,
  );
  const child = fork(file, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  child.on('message', () => act(child));
  const [output, [code]] = await Promise.all([text(child.stdout as Readable), once(child, 'exit')]);
  const lines = output
    .trim()
    .split('\n')
    .map((line) => line.replace(/^[\d/]+ [\d:]+ /, ''));
  return { lines, code: code as unknown };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'starts in order, stops in reverse at %s and ends with 0',
  async (signal) => {
    const { lines, code } = await run(`${good('a')}, ${good('b')}, ready`, (child) => child.kill(signal));
    expect(lines).toEqual(['start a', 'start b', `Stopping: ${signal}`, 'stop b', 'stop a']);
    expect(code).toBe(0);
  },
);

test('stops when its parent is gone', async () => {
  const { lines, code } = await run(`${good('a')}, ready`, (child) => child.disconnect());
  expect(lines).toEqual(['start a', 'Stopping: parent gone', 'stop a']);
  expect(code).toBe(0);
});

test('stops when its parent went while it was still loading', async () => {
  const loadedLate = `await new Promise((resolve) => {
    process.once('disconnect', () => resolve(${good('a')}));
    process.send('loading');
  })`;
  const { lines, code } = await run(loadedLate, (child) => child.disconnect());
  expect(lines).toEqual(['start a', 'Stopping: parent gone', 'stop a']);
  expect(code).toBe(0);
});

test('a part that fails to start ends the process with 1, after what had started was stopped', async () => {
  const bad = `{ name: 'base', start: async () => { throw new Error('sin respuesta'); }, stop: async () => console.log('never') }`;
  const { lines, code } = await run(`${good('a')}, ${bad}, ${good('c')}`);
  expect(lines).toEqual(['start a', 'FATAL base: sin respuesta', 'stop a']);
  expect(code).toBe(1);
});

test('a failure that explains itself is shown as it is', async () => {
  const url = JSON.stringify(new URL('./start-error.ts', import.meta.url).href);
  const bad = `{ name: 'base', start: async () => { throw new ((await import(${url})).StartError)('Falta todo.'); } }`;
  expect((await run(bad)).lines).toEqual(['FATAL Falta todo.']);
});

test('a port in use is explained in one line', async () => {
  const taken = createServer().listen(0);
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const listener = `{ name: 'web', stop: async () => {}, start: () => new Promise((resolve, reject) => createServer().on('error', reject).listen(${port}, resolve)) }`;
  const { lines, code } = await run(listener);
  taken.close();
  expect(lines).toEqual([
    `FATAL El puerto ${port} está ocupado por otro programa: ciérralo o elige otro puerto.`,
  ]);
  expect(code).toBe(1);
});

test('a part that breaks while it runs stops the others and ends the process with 1', async () => {
  const { lines, code } = await run(
    `${good('a')}, { ...${good('b')}, broken: Promise.resolve(new Error('b se ha caído')) }`,
  );
  expect(lines).toEqual(['start a', 'start b', 'FATAL b se ha caído', 'stop b', 'stop a']);
  expect(code).toBe(1);
});

test('a part that does not stop in time is left behind, and said so', async () => {
  const stuck = `{ name: 'stuck', start: async () => {}, stop: () => new Promise(() => {}) }`;
  const { lines, code } = await run(`${good('a')}, ${stuck}, ready`, (child) => child.kill('SIGTERM'), 300);
  expect(lines).toEqual(['start a', 'Stopping: SIGTERM', 'ERROR stuck: no paró en 0.3 s', 'stop a']);
  expect(code).toBe(1);
});

test('a signal while a part is starting stops that part and starts no other', async () => {
  const slow = `{ name: 'slow', start: () => { process.send('ready'); return new Promise((started) => (globalThis.started = started)); }, stop: async () => { console.log('stop slow'); globalThis.started(); await new Promise((resolve) => setTimeout(resolve, 200)); } }`;
  const { lines, code } = await run(`${slow}, ${good('b')}`, (child) => child.kill('SIGINT'));
  expect(lines).toEqual(['Stopping: SIGINT', 'stop slow']);
  expect(code).toBe(0);
});
