import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedServerError } from './embedded-server-error.ts';

const run = promisify(execFile);

/** The system user that PostgreSQL runs as; undefined means the present one. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | undefined;

/** Where the system keeps users that PostgreSQL may run as when root starts it: it refuses to run as root. */
const candidates = ['postgres', '_postgres', 'nobody'];

/** An existing cluster is served by its owner; a new one made by root is given to a user that exists. */
export async function chooseAccount(cluster: string | undefined): Promise<ServerAccount> {
  if (!isRoot()) return undefined;
  const owner = cluster === undefined ? undefined : await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of candidates) {
    const account = await lookUp(name);
    if (account) return account;
  }
  throw new EmbeddedServerError(
    'no_account',
    'PostgreSQL no puede ejecutarse como root y no existe el usuario «postgres» ni «nobody»: crea uno o da DATABASE_URL.',
  );
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether the account may enter the folder or run the program; the system is asked, so that ACLs and mounts count. */
export async function canReach(account: ServerAccount, path: string): Promise<boolean> {
  const asked = run('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { cwd: '/', ...account });
  return asked.then(
    () => true,
    () => false,
  );
}

async function lookUp(name: string): Promise<ServerAccount> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
