import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts, requireProgram } from '@citas/process/testing';

const run = promisify(execFile);

export interface DebianPostgres {
  /** Where its programs are: pg_dump and psql of the server's own version. */
  readonly bin: string;
  readonly port: number;
  readonly superuserUrl: string;
  stop(): Promise<void>;
}

/** The distribution's PostgreSQL, with its clients, on a port and in a folder of its own. */
export async function startDebianPostgres(): Promise<DebianPostgres> {
  const bin = dirname(requireProgram('pg_ctl'));
  const folder = await mkdtemp(join(tmpdir(), 'citas-postgres-'));
  const account = await serverAccount();
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid);
  const [port = 0] = await freePorts(1);
  const data = join(folder, 'data');
  const options = { cwd: '/', ...account, env: { PATH: `${bin}:/usr/bin:/bin`, LC_ALL: 'C.UTF-8' } };
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync'], options);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  // Its output goes to a file: a server that holds this process's pipe would never let it end.
  const start = ['-D', data, '-l', join(folder, 'log'), '-o', settings, '-w', '-t', '120', 'start'];
  await run(join(bin, 'pg_ctl'), start, options);
  return {
    bin,
    port,
    superuserUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], options);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
async function serverAccount(): Promise<{ uid: number; gid: number } | { uid?: undefined }> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(['-u', '-g'].map((what) => run('id', [what, 'postgres'])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}
