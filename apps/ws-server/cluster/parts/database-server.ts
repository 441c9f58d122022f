import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer, type EmbeddedServer } from '@citas/database';

/** A real PostgreSQL that keeps its data and its port across restarts and crashes. */
export class DatabaseServer {
  readonly #dataDir: string;
  #server: EmbeddedServer;

  private constructor(dataDir: string, server: EmbeddedServer) {
    this.#dataDir = dataDir;
    this.#server = server;
  }

  static async start(): Promise<DatabaseServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'citas-cluster-'));
    try {
      return new DatabaseServer(dataDir, await startEmbeddedServer({ dataDir }));
    } catch (error) {
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  get url(): string {
    return this.#server.url;
  }

  /** Its own, and gone with it. */
  get folder(): string {
    return this.#dataDir;
  }

  async restart(): Promise<void> {
    await this.#server.stop();
    await this.#startAgain();
  }

  /** Killed outright: what was committed is recovered from its log at the next start. */
  async crash(): Promise<void> {
    process.kill(await this.#pid(), 'SIGKILL');
    await this.#server.crashed;
    await this.#server.stop();
    await this.#startAgain();
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  async #startAgain(): Promise<void> {
    const { port } = this.#server;
    this.#server = await startEmbeddedServer({ dataDir: this.#dataDir, port });
  }

  async #pid(): Promise<number> {
    const names = await readdir(this.#dataDir, { recursive: true });
    const file = names.find((name) => name.endsWith('postmaster.pid'));
    if (file === undefined) throw new Error(`no postmaster.pid below ${this.#dataDir}`);
    return Number((await readFile(join(this.#dataDir, file), 'utf8')).split('\n')[0]);
  }
}
