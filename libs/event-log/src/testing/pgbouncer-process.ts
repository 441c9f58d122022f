import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts, requireProgram } from '@citas/process/testing';

/** A real PgBouncer in front of one database, as hosted PostgreSQL has it: in transaction mode. */
export class PgbouncerProcess {
  /** Of the database, through the pooler. */
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, child: ChildProcess, folder: string) {
    this.url = url;
    this.#child = child;
    this.#folder = folder;
  }

  static async start(databaseUrl: string): Promise<PgbouncerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'citas-pgbouncer-'));
    // It refuses to run as root, and then has to read its file as somebody else.
    await chmod(folder, 0o755);
    const [port = 0] = await freePorts(1);
    const file = join(folder, 'pgbouncer.ini');
    await writeFile(file, settings(new URL(databaseUrl), port));
    const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
    const child = spawn(requireProgram('pgbouncer'), [...user, file], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    for await (const line of createInterface({ input: child.stderr })) if (line.includes('process up')) break;
    child.stderr.resume();
    const url = new URL(databaseUrl);
    url.port = String(port);
    return new PgbouncerProcess(url.toString(), child, folder);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function settings({ hostname, port, username, password, pathname }: URL, listenPort: number): string {
  const name = pathname.slice(1);
  const parts = [
    `host=${hostname}`,
    `port=${port}`,
    `user=${username}`,
    `password=${decodeURIComponent(password)}`,
  ];
  return `[databases]
${name} = ${parts.join(' ')}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
ignore_startup_parameters = extra_float_digits
`;
}
