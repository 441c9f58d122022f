import { rm } from 'node:fs/promises';
import { systemClock, type Cancel } from '@citas/clock';
import { findBinaries } from './binaries.ts';
import { ensureDatabase, superuserUrlOf, urlOf } from './citas-database.ts';
import { ensureCluster } from './cluster.ts';
import { openDataDirectory, placeCluster, rememberedPort, type DataDirectory } from './data-directory.ts';
import { writeDevelopmentEnv } from './development-env.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { canLogIn } from './log-in.ts';
import { isLock, takeOwnership, type Owner, type OwnerLock } from './owner-lock.ts';
import { type Crash } from './postmaster.ts';
import { clearPrevious } from './previous-postmaster.ts';
import { serveCluster } from './serve-cluster.ts';
import { type ServerAccount } from './server-account.ts';
import { whatItSaid } from './server-log.ts';
import { ask } from './waiting.ts';

export interface EmbeddedServerOptions {
  /** Made if missing; holds the data, the password, the server's log and development.env. */
  readonly dataDir: string;
  /** Insists on this port; else the one of the last run, if it is free, or any. */
  readonly port?: number;
  /** For tests: no write waits for the disk, no development.env, and stop() deletes the data. */
  readonly ephemeral?: boolean;
}

export interface EmbeddedServer {
  /** For the programs: the owner of the database `citas`, not a superuser. */
  readonly url: string;
  readonly superuserUrl: string;
  readonly port: number;
  /** False when another live process runs the server: stop() then leaves it alone. */
  readonly owned: boolean;
  /** Resolves if the server ends without having been stopped; when another process runs it, once that one has let it go. */
  readonly crashed: Promise<Crash>;
  /** Ends the sessions, writes everything to disk and waits until the server is gone. */
  stop(): Promise<void>;
}

interface Served {
  readonly data: DataDirectory;
  readonly cluster: string;
  readonly account: ServerAccount;
}

const attachWithinMs = 180_000;
const lookEveryMs = 500;

/** Runs the PostgreSQL of this DATA_DIR, or attaches to the process that does. Rejects with an EmbeddedServerError. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const data = await openDataDirectory(options.dataDir);
  const served = { data, ...(await placeCluster(data)) };
  for (;;) {
    const owner = await takeOwnership(served.cluster);
    if (isLock(owner)) return own(served, owner, options);
    const server = await attach(data, owner);
    if (server) return server;
  }
}

async function own(served: Served, lock: OwnerLock, options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  try {
    return await start(served, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function start(
  served: Served,
  lock: OwnerLock,
  options: EmbeddedServerOptions,
): Promise<EmbeddedServer> {
  const { data, cluster, account } = served;
  const { password, log } = data;
  const ephemeral = options.ephemeral ?? false;
  const plan = { cluster, account, binaries: await findBinaries(account), password, log, ephemeral };
  await ensureCluster(plan);
  await clearPrevious(cluster);
  const { port, postmaster } = await serveCluster(data, plan, options.port);
  const stop = async (): Promise<void> => {
    await postmaster.stop();
    await lock.release();
    if (ephemeral) await rm(cluster, { recursive: true, force: true });
  };
  try {
    await ensureDatabase(port, password);
    if (!ephemeral) await writeDevelopmentEnv(data.path, urlOf(port, password));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...addresses(port, password), owned: true, crashed: postmaster.crashed, stop };
}

/** Undefined when the owner goes before its server is up: then it is our turn. */
async function attach(data: DataDirectory, owner: Owner): Promise<EmbeddedServer | undefined> {
  const portIfUp = async (): Promise<number | undefined> => {
    const port = await rememberedPort(data);
    const up = port !== undefined && (await canLogIn(port, data.password));
    return up && (await owner.stillOwns()) ? port : undefined;
  };
  const port = await ask(async () => ((await owner.stillOwns()) ? portIfUp() : null), {
    withinMs: attachWithinMs,
  });
  if (port === null) return undefined;
  if (port === undefined) {
    const message = `El proceso ${owner.pid} tiene los datos de ${data.path}, pero su PostgreSQL no responde.`;
    throw new EmbeddedServerError('no_answer', message);
  }
  return { ...addresses(port, data.password), owned: false, ...watch(owner, data) };
}

/** Tells when the owner has let the server go, until it is stopped. */
function watch(owner: Owner, data: DataDirectory): Pick<EmbeddedServer, 'crashed' | 'stop'> {
  const crashed = Promise.withResolvers<Crash>();
  let cancel: Cancel = () => undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    const owns = await owner.stillOwns();
    if (isStopped) return;
    if (owns) cancel = systemClock.after(lookEveryMs, () => void look());
    else crashed.resolve({ code: null, signal: null, log: await whatItSaid(data.log, 0) });
  };
  void look();
  return {
    crashed: crashed.promise,
    stop: async () => {
      isStopped = true;
      cancel();
    },
  };
}

function addresses(port: number, password: string): Pick<EmbeddedServer, 'url' | 'superuserUrl' | 'port'> {
  return { url: urlOf(port, password), superuserUrl: superuserUrlOf(port, password), port };
}
