import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError, type Part } from '@citas/process';
import { openLog, type LogFile } from './log-file.ts';
import { terminal } from './terminal.ts';

const readyWithinMs = 60_000;
const stopWithinMs = 8_000;
const errorLine = /^\S+ \S+ (ERROR|FATAL) /;

/** Runs apps/<name> as a child that ends with this process (its IPC channel closes), ready when /health answers 200. */
export function program(
  name: 'api' | 'ws-server',
  port: number,
  env: () => Readonly<Record<string, string>>,
  logDir: string,
): Part {
  const broken = Promise.withResolvers<Error>();
  let child: ChildProcess | undefined;
  return {
    name,
    broken: broken.promise,
    start: async () => {
      const log = await openLog(logDir, name);
      child = launch(name, env(), log);
      const death = whenDead(name, child, log);
      void death.then((error) => broken.resolve(error));
      const outcome = await Promise.race([death, whenHealthy(name, port)]);
      if (outcome instanceof Error) throw outcome;
    },
    stop: () => (child ? end(child) : Promise.resolve()),
  };
}

function launch(name: string, env: Readonly<Record<string, string>>, log: LogFile): ChildProcess {
  const child = fork(`apps/${name}/src/main.ts`, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, LOG_FORMAT: 'pretty', ...env },
  });
  const show = (line: string): void => terminal.error(`[${name}] ${line}`);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    log.write(text);
    text
      .split('\n')
      .filter((line) => errorLine.test(line))
      .forEach(show);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => log.write(text));
  return child;
}

/** Ctrl-C reaches the children as well: whether a death was asked for is known only a moment later. */
async function whenDead(name: string, child: ChildProcess, log: LogFile): Promise<Error> {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  await log.close();
  await pause(250);
  return new StartError(
    `${name} ha terminado (${signal ?? `código ${code}`}). Lo último de su registro:\n${log.lastLines()}`,
  );
}

async function whenHealthy(name: string, port: number): Promise<Error | undefined> {
  for (const end = Date.now() + readyWithinMs; Date.now() < end; await pause(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => undefined);
    if (answer?.status === 200) return undefined;
  }
  return new StartError(`${name} no responde en http://127.0.0.1:${port}/health`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  if ((await Promise.race([closed, pause(stopWithinMs)])) === undefined) child.kill('SIGKILL');
  await closed;
}
