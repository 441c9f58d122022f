import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<ChildProcess>();
let isAbandoned = false;
const stopWithinMs = 30_000;

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a program of node_modules/.bin with its output shown as it comes; gives both of its outputs as well: Nx says on the second what failed. */
export async function runCommand(
  command: readonly [string, ...string[]],
  { env = {}, cwd = '.' }: { env?: Readonly<Record<string, string | undefined>>; cwd?: string } = {},
): Promise<CommandResult> {
  if (isAbandoned) return new Promise(() => undefined);
  const [program, ...programArguments] = command;
  const child = spawn(program, programArguments, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...env },
  });
  running.add(child);
  let output = '';
  for (const [stream, shown] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      shown.write(text);
    });
  }
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 1, output };
  } catch (error) {
    console.error(`No se pudo ejecutar ${program}: ${String(error)}`);
    return { code: 1, output };
  } finally {
    running.delete(child);
  }
}

/** Ends what is running, each program what it started, and begins nothing more. */
export async function abandon(): Promise<void> {
  isAbandoned = true;
  await Promise.all(
    [...running].map(async (child) => {
      const closed = once(child, 'close');
      // What Ctrl-C sends: Playwright ends at once on any other, and its systems with their data stay.
      child.kill('SIGINT');
      const killer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await closed;
      clearTimeout(killer);
    }),
  );
}
