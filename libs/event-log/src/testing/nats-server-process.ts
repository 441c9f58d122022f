import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { requireProgram } from '@citas/process/testing';

/** A real nats-server on 127.0.0.1. */
export class NatsServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Resolves once it takes connections; without a port on any that is free. */
  static async start(port = -1, options: readonly string[] = []): Promise<NatsServerProcess> {
    const child = spawn(requireProgram('nats-server'), ['-a', '127.0.0.1', '-p', String(port), ...options], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let chosen = port;
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line);
      chosen = Number(/Listening for client connections on .*:(\d+)/.exec(line)?.[1] ?? chosen);
      if (line.includes('Server is ready')) break;
    }
    child.stderr.resume();
    process.once('exit', () => child.kill('SIGKILL'));
    if (child.exitCode !== null || chosen < 0)
      throw new Error(`nats-server did not start: ${said.join('\n')}`);
    return new NatsServerProcess(child, chosen);
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Goes on holding its connections, and answers nothing any more. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
