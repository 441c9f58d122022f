import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { readIfThere } from './private-file.ts';
import type { ServerAccount } from './server-account.ts';
import { whyItFailed } from './server-log.ts';

const run = promisify(execFile);
const draftMark = '.draft-';

export interface ClusterPlan {
  readonly cluster: string;
  readonly account: ServerAccount;
  readonly binaries: Binaries;
  readonly password: string;
  readonly ephemeral: boolean;
}

/** A cluster comes to its place whole, by rename: one that was being made when the power went is never served. */
export async function ensureCluster(plan: ClusterPlan): Promise<void> {
  const version = await readVersion(plan.cluster);
  if (version === plan.binaries.major) return;
  if (version !== undefined) {
    throw new EmbeddedServerError(
      'other_version',
      `Los datos de ${plan.cluster} son de PostgreSQL ${version} y este programa trae el ${plan.binaries.major}.`,
    );
  }
  await removeDrafts(plan.cluster);
  const draft = `${plan.cluster}${draftMark}${randomUUID()}`;
  try {
    await initialise(draft, plan);
    await rename(draft, plan.cluster);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** What a start that was killed in its first seconds left behind. */
async function removeDrafts(cluster: string): Promise<void> {
  const names = await readdir(dirname(cluster)).catch(() => []);
  const drafts = names.filter((name) => name.startsWith(`${basename(cluster)}${draftMark}`));
  for (const name of drafts) await rm(join(dirname(cluster), name), { recursive: true, force: true });
}

async function initialise(directory: string, plan: ClusterPlan): Promise<void> {
  const passwordFile = `${directory}.password`;
  await mkdir(dirname(directory), { recursive: true });
  await mkdir(directory, { mode: 0o700 });
  try {
    await writeFile(passwordFile, `${plan.password}\n`, { mode: 0o600, flag: 'wx' });
    await give(plan.account, directory, passwordFile);
    await run(plan.binaries.initdb, initdbArguments(directory, passwordFile, plan.ephemeral), {
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      ...plan.account,
    });
  } catch (cause) {
    const reason = whyItFailed((cause as { stderr?: string }).stderr ?? '') ?? String(cause);
    throw new EmbeddedServerError(
      'initdb_failed',
      `PostgreSQL no pudo crear sus datos en ${plan.cluster}: ${reason}`,
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function initdbArguments(directory: string, passwordFile: string, ephemeral: boolean): string[] {
  return [
    ...['-D', directory, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    // The builtin provider sorts the same on every system; no operating system update can spoil an index.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(ephemeral ? ['--no-sync'] : []),
  ];
}

async function give(account: ServerAccount, ...paths: string[]): Promise<void> {
  if (!account) return;
  for (const path of paths) await chown(path, account.uid, account.gid);
}

async function readVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readIfThere(join(cluster, 'PG_VERSION')))?.trim();
  } catch (cause) {
    throw new EmbeddedServerError('not_ours', `Los datos de ${cluster} son de otro usuario.`, { cause });
  }
}
