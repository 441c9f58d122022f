import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { packClient } from './pack-client.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-cliente-'));
});
afterAll(() => rm(folder, { recursive: true }));

const USE = `
import { createRealtimeClient, isOpen } from '@citas/realtime-client';
import { systemClock } from '@citas/realtime-client/clock';
const client = createRealtimeClient({ url: 'ws://127.0.0.1:1/ws', clock: systemClock, getToken: async () => null });
client.onState((state) => console.log(state + " " + isOpen(state)));
`;
const TYPED = `${USE}
import type { ServerMessage } from '@citas/realtime-client';
export const told: number[] = [];
export const days = (message: ServerMessage): string | undefined =>
  message.type === 'cita_created' ? message.data.fecha : undefined;
client.onMessage((message) => message.type === 'stats' && told.push(message.data.citasHoy));
// @ts-expect-error There is no such message.
client.onMessage((message) => message.type === 'nada');
// @ts-expect-error A channel is a string.
client.subscribe(7);
`;

test('what is packed is installed and used outside this repository, from node and by its types', async () => {
  const client = await packClient(join(folder, 'client'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  // No registry is asked: what it depends on is put beside it.
  const zod = join(root, 'node_modules/zod');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', client, zod], { cwd: folder });

  await writeFile(join(folder, 'use.js'), `${USE}client.connect();`);
  const { stdout } = await run(process.execPath, ['use.js'], { cwd: folder });
  expect(stdout).toBe('connecting false\nunauthorized false\n');

  await writeFile(join(folder, 'typed.ts'), TYPED);
  const strict = [
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom',
  ];
  const tsc = [join(root, 'node_modules/typescript/bin/tsc'), ...strict, 'typed.ts'];
  await run(process.execPath, [...tsc, '--ignoreConfig'], { cwd: folder }).catch(
    (error: { stdout: string }) => {
      throw new Error(error.stdout);
    },
  );
}, 300_000);
