import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { pinned, SERVER_CORE } from '../report/pinned.ts';
import { remember } from './children.ts';
import type { Answer, Question } from './question.ts';

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'preload.ts')).href;
const LAST_LINES = 20;

/** A server that is measured, as a process of its own that says `listening on :PORT`. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  readonly #log: string[] = [];
  /** Watched for from the start: it may be told before anybody asks. */
  readonly #port: Promise<string>;
  /** Rejects when it ends, whoever waits for something from it. */
  readonly #ended: Promise<never>;

  private constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv, hasPipe: boolean) {
    const [program = command, ...rest] = pinned(SERVER_CORE, [command, ...args]);
    this.#child = remember(
      spawn(program, rest, {
        env: { ...process.env, ...env },
        stdio: ['pipe', 'pipe', 'inherit', ...(hasPipe ? (['ipc'] as const) : [])],
      }),
    );
    this.#ended = once(this.#child, 'exit').then(() => {
      throw new Error(`a server ended:\n${this.#log.join('\n')}`);
    });
    this.#ended.catch(() => undefined);
    this.#lines = createInterface({ input: this.#child.stdout! });
    this.#lines.on('line', (line) => {
      this.#log.push(line);
      if (this.#log.length > LAST_LINES) this.#log.shift();
    });
    this.#port = this.#logged(/listening on :(\d+)/);
    this.#port.catch(() => undefined);
  }

  /** A Node program; what measures it is loaded before it and changes nothing in it. */
  static node(program: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): ServerProcess {
    const measured = ['--expose-gc', '--import', PRELOAD, program, ...args];
    return new ServerProcess(process.execPath, measured, env, true);
  }

  static native(command: string, args: readonly string[]): ServerProcess {
    return new ServerProcess(command, args, {}, false);
  }

  /** The port that it listens on. */
  async port(): Promise<number> {
    return Number(await this.#port);
  }

  /** Microseconds of processor time so far, user and system. */
  async cpuMicros(): Promise<number> {
    if (this.#child.channel) return (await this.ask({ ask: 'cpu' })).value;
    this.#child.stdin?.write('cpu\n');
    return Number(await this.#logged(/^cpu (\d+)/));
  }

  async ask(question: Question): Promise<Answer> {
    this.#child.send(question);
    const answered = once(this.#child, 'message').then(([answer]) => answer as Answer);
    return Promise.race([answered, this.#ended]);
  }

  publish(count: number): void {
    if (this.#child.channel) this.#child.send({ publish: count });
    else this.#child.stdin?.write(`publish ${count}\n`);
  }

  /** For a server that says when it has done so. */
  async published(): Promise<void> {
    this.publish(1);
    await Promise.race([once(this.#child, 'message'), this.#ended]);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }

  async #logged(pattern: RegExp): Promise<string> {
    const found = new Promise<string>((resolve) => {
      const look = (line: string) => {
        const [, text] = pattern.exec(line) ?? [];
        if (text === undefined) return;
        this.#lines.off('line', look);
        resolve(text);
      };
      this.#lines.on('line', look);
    });
    return Promise.race([found, this.#ended]);
  }
}
