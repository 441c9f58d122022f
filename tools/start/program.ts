import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError, type Part } from '@citas/process';
import { Crashes } from './crashes.ts';
import { openLog, type LogFile } from './log-file.ts';
import { terminal } from './terminal.ts';

const readyWithinMs = 60_000;
const stopWithinMs = 8_000;
const errorLine = /^\S+ \S+ (ERROR|FATAL) /;

export interface ProgramOptions {
  readonly name: string;
  /** The module that is its own process. */
  readonly script: string;
  /** Where it answers /health with 200 once it is ready. */
  readonly port: number;
  readonly env: () => Readonly<Record<string, string>>;
  readonly logDir: string;
}

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

class Ended extends StartError {
  /** It ended of itself with an error, or was killed. Who is asked to end ends with 0, or by that signal when just begun. */
  readonly hasCrashed: boolean;

  constructor(name: string, code: number | null, signal: NodeJS.Signals | null, lastLines: string) {
    super(`${name} ha terminado (${signal ?? `código ${code}`}). Lo último de su registro:\n${lastLines}`);
    this.hasCrashed = code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM';
  }
}

/** A child that ends with this process (its IPC channel closes), and that is started again when it crashes. */
export function program(options: ProgramOptions): Part {
  const broken = Promise.withResolvers<Error>();
  let log: LogFile | undefined;
  let run: Run | undefined;
  let isStopping = false;
  return {
    name: options.name,
    broken: broken.promise,
    start: async () => {
      const file = await openLog(options.logDir, options.name);
      log = file;
      const launchAgain = () => (run = launch(options, file));
      const first = launchAgain();
      const outcome = await Promise.race([first.ended, whenHealthy(options)]);
      if (outcome instanceof Error) throw outcome;
      void whenGivenUp(options.name, first, launchAgain, () => isStopping).then(broken.resolve);
    },
    stop: async () => {
      isStopping = true;
      if (run) await end(run.child);
      await log?.close();
    },
  };
}

/** Launches it again after each crash; resolves when it was asked to end, or crashes again and again. */
async function whenGivenUp(
  name: string,
  first: Run,
  launchAgain: () => Run,
  isStopping: () => boolean,
): Promise<Error> {
  const crashes = new Crashes();
  for (let run = first; ; run = launchAgain()) {
    crashes.begun();
    const ended = await run.ended;
    if (isStopping() || !ended.hasCrashed || !crashes.mayBeAccident()) return ended;
    terminal.error(`${ended.message}\n${name} se arranca de nuevo.`);
  }
}

function launch({ name, script, env }: ProgramOptions, log: LogFile): Run {
  const child = fork(script, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, LOG_FORMAT: 'pretty', ...env() },
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
  return { child, ended: whenEnded(name, child, log) };
}

/** Ctrl-C reaches the children as well: whether an end was asked for is known only a moment later. */
async function whenEnded(name: string, child: ChildProcess, log: LogFile): Promise<Ended> {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  await pause(250);
  return new Ended(name, code, signal, log.lastLines());
}

async function whenHealthy({ name, port }: ProgramOptions): Promise<Error | undefined> {
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
  if ((await Promise.race([closed, pause(stopWithinMs, undefined, { ref: false })])) === undefined)
    child.kill('SIGKILL');
  await closed;
}
