import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from '@citas/process';
import { freePorts } from '@citas/process/testing';
import { program } from './program.ts';

// Answers with its process id, and ends as it is told to.
const SCRIPT = `
import { createServer } from 'node:http';
const server = createServer(({ url }, response) => {
  response.setHeader('connection', 'close').end(String(process.pid), () => {
    if (url === '/crash') throw new Error('it broke');
    if (url === '/kill') process.kill(process.pid, 'SIGKILL');
    if (url === '/end') process.exit(0);
    if (url === '/interrupt') process.kill(process.pid, 'SIGINT');
  });
});
process.on('SIGTERM', () => process.exit(0));
server.listen(Number(process.env.PORT), '127.0.0.1');
`;

let folder = '';
let port = 0;
let part: Part;

const said = import.meta.jest.spyOn(console, 'error').mockImplementation(() => undefined);

beforeEach(async () => {
  said.mockClear();
  folder = await mkdtemp(join(tmpdir(), 'programa-'));
  await writeFile(join(folder, 'main.mjs'), SCRIPT);
  [port = 0] = await freePorts(1);
  const env = () => ({ PORT: String(port) });
  part = program({ name: 'prueba', script: join(folder, 'main.mjs'), port, env, logDir: folder });
  await part.start();
});
afterEach(async () => {
  await part.stop();
  await rm(folder, { recursive: true, force: true });
});

const ask = async (path: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

/** The process id of the next one that answers; the test's own time limit ends the waiting. */
async function another(before: string): Promise<string> {
  for (;;) {
    const now = await ask('/health').catch(() => before);
    if (now !== before) return now;
    await pause(20);
  }
}

test.each(['/kill', '/crash'])('after %s it is started again, and its log goes on', async (how) => {
  const before = await ask(how).catch(() => '');
  expect(await another(before)).toMatch(/^\d+$/);
  const log = await readFile(join(folder, 'prueba.log'), 'utf8');
  expect(log.includes('it broke')).toBe(how === '/crash');
  expect(said.mock.calls.join()).toMatch(
    /^prueba ha terminado \((SIGKILL|código \d+)\)[^]*\nprueba se arranca de nuevo\.$/,
  );
});

test('one that crashes again and again is given up, with the last that it said', async () => {
  let pid = '';
  for (let crash = 0; crash < 4; crash += 1) {
    pid = await another(pid);
    await ask('/crash').catch(() => undefined);
  }
  const { message } = await part.broken!;
  expect(message).toMatch(/^prueba ha terminado \(código \d+\)\. Lo último de su registro:/);
  expect(message).toContain('it broke');
});

test.each([
  ['/end', 'código 0'],
  ['/interrupt', 'SIGINT'],
])('one that was asked to end, by %s, is not started again', async (how, words) => {
  await ask(how).catch(() => undefined);
  expect((await part.broken!).message).toContain(`prueba ha terminado (${words})`);
  await expect(ask('/health')).rejects.toThrow();
});
