import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts, requireProgram } from '@citas/process/testing';

export interface Caddy {
  readonly http: number;
  readonly child: ChildProcess;
}

/** Caddy with the file that is deployed, after `edit`; what it writes is in `folder`. */
export async function runCaddy(
  folder: string,
  edit: (deployed: string) => string,
  env: Readonly<Record<string, string>>,
): Promise<Caddy> {
  const [http = 0, https = 0, health = 0] = await freePorts(3);
  const file = join(folder, 'Caddyfile');
  await writeFile(file, edit(await readFile(join(import.meta.dirname, 'Caddyfile'), 'utf8')));
  const child = spawn(requireProgram('caddy'), ['run', '--config', file, '--adapter', 'caddyfile'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...{ PATH: process.env['PATH'], XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      ...{ HTTP_PORT: String(http), HTTPS_PORT: String(https), HEALTH_PORT: String(health) },
      ...env,
    },
  });
  return { http, child };
}
