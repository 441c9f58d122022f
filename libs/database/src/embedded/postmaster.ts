import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, stat } from 'node:fs/promises';
import type { ClusterPlan } from './cluster.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { guard } from './guard.ts';
import { canLogIn } from './log-in.ts';
import { rotateLog, whatItSaid, whyItFailed } from './server-log.ts';
import { ask } from './waiting.ts';

export interface Crash {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines of the server's log. */
  readonly log: string;
}

export interface Postmaster {
  readonly crashed: Promise<Crash>;
  stop(): Promise<void>;
}

export interface PostmasterPlan extends ClusterPlan {
  readonly port: number;
  readonly log: string;
}

/** Crash recovery of a large database takes its time; only a server that still runs is waited for. */
const readyWithinMs = 180_000;
const stopWithinMs = 30_000;

/** Starts the server and waits until it lets us in. Rejects with what the server's log says. */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  await rotateLog(plan.log);
  const before = (await stat(plan.log).catch(() => undefined))?.size ?? 0;
  const child = await launch(plan);
  const release = guard(child, plan.account);
  // Asked each time, not listened for: a server that ends at once may have done so before anybody could listen.
  const ready = await ask(() => hasEnded(child) || canLogIn(plan.port, plan.password), {
    withinMs: readyWithinMs,
  });
  if (ready === undefined) await end(child);
  if (ready === undefined || hasEnded(child)) {
    release();
    const otherwise = ready ? 'terminó nada más empezar' : 'no respondió a tiempo';
    throw startFailure(await whatItSaid(plan.log, before), otherwise, plan);
  }
  return watch(child, release, plan);
}

function watch(child: ChildProcess, release: () => void, plan: PostmasterPlan): Postmaster {
  let stopping = false;
  const crashed = new Promise<Crash>((resolve) => {
    child.once('exit', (code, signal) => {
      release();
      if (!stopping) void whatItSaid(plan.log, 0).then((log) => resolve({ code, signal, log }));
    });
  });
  return {
    crashed,
    stop: async () => {
      stopping = true;
      await end(child);
    },
  };
}

/** In a session of its own: Ctrl-C reaches the whole group of the terminal, and the database must be the last to go. */
async function launch(plan: PostmasterPlan): Promise<ChildProcess> {
  const log = await open(plan.log, 'a', 0o600);
  try {
    const child = spawn(plan.binaries.postgres, settings(plan), {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', ...preloaded(process.env) },
      ...plan.account,
    });
    await once(child, 'spawn');
    return child;
  } finally {
    await log.close();
  }
}

function settings({ cluster, port, ephemeral }: PostmasterPlan): string[] {
  const values = [
    ...[
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'timezone=UTC',
      'log_timezone=UTC',
    ],
    ...[
      'password_encryption=scram-sha-256',
      'logging_collector=off',
      'log_destination=stderr',
      'log_line_prefix=%m [%p] ',
    ],
    ...(ephemeral
      ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']
      : []),
  ];
  return ['-D', cluster, ...values.flatMap((value) => ['-c', value])];
}

/** SIGINT is PostgreSQL's fast shutdown: it ends the sessions and writes everything down. SIGQUIT leaves that to the next start. */
async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  if (await ask(() => hasEnded(child) || undefined, { withinMs: stopWithinMs })) return;
  child.kill('SIGQUIT');
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function startFailure(said: string, otherwise: string, plan: PostmasterPlan): EmbeddedServerError {
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) {
    return new EmbeddedServerError('port_taken', `El puerto ${plan.port} de PostgreSQL está ocupado.`);
  }
  if (/pre-existing shared memory block|lock file ".*" already exists/.test(said)) {
    return new EmbeddedServerError(
      'still_held',
      `Otro PostgreSQL aún no ha soltado los datos de ${plan.cluster}.`,
    );
  }
  const reason = whyItFailed(said) ?? otherwise;
  return new EmbeddedServerError(
    'start_failed',
    `PostgreSQL no arrancó: ${reason} (registro en ${plan.log})`,
  );
}

/** Who preloads a library into this process, such as one that holds its clock still, means its database too. */
function preloaded(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter((name) => name === 'LD_PRELOAD' || name.startsWith('FAKETIME'));
  return Object.fromEntries(names.map((name) => [name, env[name]]));
}
