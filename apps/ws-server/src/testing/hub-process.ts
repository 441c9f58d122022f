import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { aToken, TEST_SECRET } from '@citas/auth/testing';
import type { Usuario } from '@citas/protocol';
import { WsClient } from './ws-client.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The real process, on a port of its own. */
export class HubProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #clients: WsClient[] = [];
  /** Settles once it has ended and all that it wrote has been read. */
  readonly #closed: Promise<unknown>;
  #isClosed = false;
  port = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#closed = once(child, 'close').then(() => (this.#isClosed = true));
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream! }).on('line', (line) => this.#lines.push(line));
  }

  static async start(databaseUrl: string, env: Record<string, string> = {}): Promise<HubProcess> {
    const hub = new HubProcess(
      spawn(process.execPath, [MAIN], {
        env: {
          DATABASE_URL: databaseUrl,
          JWT_SECRET: TEST_SECRET,
          WS_PORT: '0',
          LOG_LEVEL: 'debug',
          DRAIN_SECONDS: '0',
          CANARY_SECONDS: '0',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    const line = await hub.logged(/listening on :(\d+)/);
    hub.port = Number(/listening on :(\d+)/.exec(line)?.[1]);
    return hub;
  }

  /** Everything it has written so far. */
  get log(): string {
    return this.#lines.join('\n');
  }

  get http(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Connects as the guide does, with the token in the URL. */
  client(usuario: Partial<Usuario> = {}): Promise<WsClient> {
    return this.clientWith(aToken({ usuario }));
  }

  async clientWith(token: string): Promise<WsClient> {
    const client = new WsClient(`ws://127.0.0.1:${this.port}/ws?token=${token}`);
    this.#clients.push(client);
    await client.opened;
    return client;
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  /** Asks it to stop; resolves with its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#closed;
    for (const client of this.#clients) client.terminate();
    return this.#child.exitCode;
  }

  /** Resolves when it has written something more, or ended. */
  async anotherLine(): Promise<void> {
    await Promise.race([once(this.#child.stdout!, 'data'), this.#closed]);
  }

  /** Waits for a line of its log. */
  async logged(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.#lines.find((line) => pattern.test(line));
      if (found) return found;
      if (this.#isClosed) throw new Error(`it ended: ${this.log}`);
      await this.anotherLine();
    }
  }
}
