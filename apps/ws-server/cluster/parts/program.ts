import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { systemClock } from '@citas/clock';

export interface ProgramOptions {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** Answers over HTTP once it can serve. */
  readonly readyUrl: string;
  /** What it answers then; 200 when absent. */
  readonly readyStatus?: number;
}

/** A machine may be busy with other things. */
const READY_WITHIN_MS = 180_000;
const ASK_EVERY_MS = 150;
const LAST_LINES = 40;

const alive = new Set<Program>();
process.on('exit', () => {
  for (const program of alive) program.signal('SIGKILL');
});

/** A process of the cluster, always on the same port: whoever comes back finds it. */
export class Program {
  readonly name: string;
  readonly #options: ProgramOptions;
  #child: ChildProcess | undefined;
  /** Resolves when it has ended and all that it wrote is read. */
  #ended: Promise<unknown> = Promise.resolve();
  #lines: string[] = [];
  #isToEnd = false;

  constructor(options: ProgramOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** The last lines it has written. */
  get log(): string {
    return this.#lines.join('\n');
  }

  /** A counter or gauge of its `/metrics`; 0 when nothing was counted. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(new URL('/metrics', this.#options.readyUrl))).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.split(' ').at(-1) ?? 0);
  }

  /** Resolves once it can serve. */
  async start(): Promise<void> {
    const { command, env } = this.#options;
    const [program, ...args] = command;
    // In a group of its own: what it starts ends with it.
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child = child;
    this.#isToEnd = false;
    this.#ended = once(child, 'close');
    alive.add(this);
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => this.#note(line));
    child.once('exit', () => {
      if (this.#child === child) alive.delete(this);
    });
    void this.#ended.then(() => this.#endedOf(child));
    await this.#ready(child);
  }

  signal(signal: NodeJS.Signals): void {
    const pid = this.#child?.pid;
    if (pid === undefined || this.hasEnded) return;
    // Only a crash takes the whole group; what is asked for is asked of the program itself.
    process.kill(signal === 'SIGKILL' ? -pid : pid, signal);
  }

  /** Asks it to stop. Rejects when it ends with a failure. */
  async stop(): Promise<void> {
    const code = await this.#end('SIGTERM');
    if (code !== 0) throw new Error(`${this.name} ended with ${code}:\n${this.log}`);
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  get hasEnded(): boolean {
    return this.#child?.exitCode !== null || this.#child.signalCode !== null;
  }

  async #end(signal: NodeJS.Signals): Promise<number | null | undefined> {
    if (!this.#child) return 0;
    this.#isToEnd = true;
    this.signal(signal);
    await this.#ended;
    return this.#child.exitCode;
  }

  async #ready(child: ChildProcess): Promise<void> {
    const { readyUrl, readyStatus = 200 } = this.#options;
    const untilMs = systemClock.now() + READY_WITHIN_MS;
    while (systemClock.now() < untilMs && child.exitCode === null) {
      const status = await fetch(readyUrl).then(
        (response) => response.status,
        () => 0,
      );
      if (status === readyStatus) return;
      await new Promise<void>((resolve) => systemClock.after(ASK_EVERY_MS, resolve));
    }
    await this.kill();
    throw new Error(`${this.name} does not serve (${child.exitCode ?? child.signalCode}):\n${this.log}`);
  }

  /** Nothing of ours may end by itself: whatever comes of it later, this is why. */
  #endedOf({ exitCode, signalCode }: ChildProcess): void {
    if (!this.#isToEnd)
      console.error(`${this.name} ended by itself (${exitCode ?? signalCode}):\n${this.log}`);
  }

  #note(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > LAST_LINES) this.#lines = this.#lines.slice(-LAST_LINES);
  }
}
