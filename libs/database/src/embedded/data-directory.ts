import { createHash, randomBytes } from 'node:crypto';
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { findFreePort, isPortFree } from './free-port.ts';
import { outsidePlace } from './outside-place.ts';
import { createPrivateFile, readIfThere, writePrivateFile } from './private-file.ts';
import { canReach, chooseAccount, type ServerAccount } from './server-account.ts';

export interface DataDirectory {
  readonly path: string;
  /** What PostgreSQL says. */
  readonly log: string;
  readonly password: string;
}

export async function openDataDirectory(dataDir: string): Promise<DataDirectory> {
  const path = resolve(dataDir);
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const password = await keep(join(path, 'postgres-password'), () => newSecret(24));
    return { path, log: join(path, 'postgres.log'), password };
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'error';
    throw new EmbeddedServerError(
      'not_ours',
      `No se puede usar la carpeta de datos ${path} (${code}): ¿es de otro usuario?`,
      { cause },
    );
  }
}

/** The cluster's place and who serves it: inside DATA_DIR when that user can enter there, else outside. */
export async function placeCluster(
  data: DataDirectory,
): Promise<{ cluster: string; account: ServerAccount }> {
  const place = await keep(join(data.path, 'postgres-place'), async () => {
    const account = await chooseAccount(undefined);
    await letIn(account, data.path);
    return (await canReach(account, data.path))
      ? 'postgres'
      : join(await outsidePlace(), nameOutside(data.path));
  });
  const cluster = resolve(data.path, place);
  return { cluster, account: await chooseAccount(cluster) };
}

/** The port of the last run while it is free, so that addresses written down stay true. */
export async function choosePort(data: DataDirectory): Promise<number> {
  const remembered = await rememberedPort(data);
  return remembered !== undefined && (await isPortFree(remembered)) ? remembered : findFreePort();
}

export async function rememberedPort(data: DataDirectory): Promise<number | undefined> {
  const port = Number(await readIfThere(portFile(data)));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

export async function rememberPort(data: DataDirectory, port: number): Promise<void> {
  if ((await rememberedPort(data)) !== port) await writePrivateFile(portFile(data), `${port}\n`);
}

export function newSecret(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/**
 * When only DATA_DIR itself keeps PostgreSQL's user out (as a temporary folder of root's does), others may pass through
 * it from now on: they can list nothing, and every file in it is its owner's alone.
 */
async function letIn(account: ServerAccount, path: string): Promise<void> {
  if ((await canReach(account, path)) || !(await canReach(account, dirname(path)))) return;
  await chmod(path, (await stat(path)).mode | 0o011);
}

/** Made once, kept between runs; the same for all who ask at once. */
async function keep(path: string, make: () => string | Promise<string>): Promise<string> {
  if ((await readIfThere(path)) === undefined) await createPrivateFile(path, `${await make()}\n`);
  return ((await readIfThere(path)) ?? '').trim();
}

function portFile(data: DataDirectory): string {
  return join(data.path, 'postgres-port');
}

/** Never the place of an earlier cluster: a DATA_DIR that was deleted starts empty, one that was moved keeps its own. */
function nameOutside(path: string): string {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return `${hash}-${randomBytes(3).toString('hex')}`;
}
