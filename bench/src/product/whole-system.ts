import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@citas/process/testing';
import { pinned, SERVER_CORE } from '../report/pinned.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface WholeSystem {
  /** Of the dashboard. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
}

/** The whole system as `npm start` runs it, database and all, on the servers' core, with data of its own. */
export async function startSystem(): Promise<WholeSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'citas-bench-'));
  const [web, api, hub] = await freePorts(3);
  const own = { WEB_PORT: `${web}`, API_PORT: `${api}`, WS_PORT: `${hub}`, DATA_DIR: dataDir };
  const [program = '', ...args] = pinned(SERVER_CORE, [process.execPath, 'tools/start/main.ts']);
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...own, DATABASE_URL: '', JWT_SECRET: '', NODE_ENV: 'development' },
    // It ends with this process, however this one ends.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await ready(child);
  return {
    url: `http://localhost:${web}/admin-local/`,
    databaseUrl: databaseUrlIn(dataDir),
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready({ stdout }: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of stdout ?? []) {
    output += String(chunk);
    if (/http:\/\/localhost:\d+\/admin-local/.test(output)) break;
  }
  if (!output.includes('/admin-local')) throw new Error(`npm start ended:\n${output}`);
}

function databaseUrlIn(dataDir: string): string {
  const file = readFileSync(join(dataDir, 'development.env'), 'utf8');
  const [, url] = /^DATABASE_URL=(.*)$/m.exec(file) ?? [];
  if (!url) throw new Error('the system wrote down no DATABASE_URL');
  return url;
}
