import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerOptions {
  readonly name: 'api' | 'ws-server';
  readonly env: Readonly<Record<string, string>>;
}

/** A server as it is deployed: its own process, told everything by its environment. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  /** Settles once it has ended and all that it wrote has been read. */
  readonly #closed: Promise<unknown>;
  #isClosed = false;
  port = 0;

  private constructor({ name, env }: ServerOptions) {
    const main = fileURLToPath(new URL(`../apps/${name}/src/main.ts`, import.meta.url));
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#closed = once(child, 'close').then(() => (this.#isClosed = true));
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => this.#lines.push(line));
  }

  /** Resolves once it listens. */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    await server.#listening();
    return server;
  }

  /** Resolves with what it wrote once it has ended by itself, as with a setting that is no good. */
  static async fail(options: ServerOptions): Promise<string> {
    const server = new ServerProcess(options);
    await server.#closed;
    return server.log;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Everything that it has written. */
  get log(): string {
    return this.#lines.join('\n');
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill(signal);
    await this.#closed;
  }

  /** Waits for a line of its log. */
  async logged(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.#lines.find((line) => pattern.test(line));
      if (found !== undefined) return found;
      if (this.#isClosed) throw new Error(`it ended: ${this.log}`);
      await Promise.race([once(this.#child.stdout!, 'data'), this.#closed]);
    }
  }

  async #listening(): Promise<void> {
    const pattern = /listening on :(\d+)/;
    this.port = Number(pattern.exec(await this.logged(pattern))?.[1]);
  }
}
