import { randomUUID } from 'node:crypto';
import type { Cancel, Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import type { Logger, Part } from '@citas/process';
import { deleteHub, upsertHub } from './hub-registry-queries.ts';

const EVERY_MS = 5_000;

export interface HubRegistryDeps {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where the API reaches this hub; known once it listens. */
  readonly url: () => string;
}

/** Says in the database that this hub is there, for operators to find it. Nothing else rests on it. */
export class HubRegistry implements Part {
  readonly name = 'registro de hubs';
  readonly #id = randomUUID();
  readonly #deps: HubRegistryDeps;
  #cancel: Cancel = () => undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(deps: HubRegistryDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    const tell = () => void (this.#running = this.#attempt(() => this.#tell()));
    this.#cancel = this.#deps.clock.every(EVERY_MS, tell);
    tell();
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#running;
    await this.#attempt(() => deleteHub(this.#deps.database, this.#id));
  }

  #tell(): Promise<void> {
    const { database, url } = this.#deps;
    return upsertHub(database, this.#id, url());
  }

  /** Without a database nobody looks: the feed tells that it is away. */
  async #attempt(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#deps.logger.debug({ err: error }, 'the hub could not be registered');
    }
  }
}
