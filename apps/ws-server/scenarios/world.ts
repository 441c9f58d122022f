import { randomUUID } from 'node:crypto';
import { JumpingClock } from '@citas/clock/testing';
import { openDatabase, type Database } from '@citas/database';
import { Follower, type FollowerOptions } from './follower.ts';
import { Line } from './line.ts';
import { Random } from './random.ts';
import { RunningHub } from './running-hub.ts';
import { Writer } from './writer.ts';

export interface Place {
  readonly database: Database;
  /** Restarts the PostgreSQL server; absent where others use it too. */
  readonly restart?: () => Promise<void>;
}

let negocios = 0;

/** One run of one scenario: everything it makes, and what must be left of it at the end. */
export class World {
  readonly seed: number;
  readonly random: Random;
  readonly clock = new JumpingClock();
  readonly place: Place;
  readonly followers: Follower[] = [];
  readonly #hubs: RunningHub[] = [];
  readonly #lines: Line[] = [];
  readonly #databases: Database[] = [];
  readonly #atEnd: (() => Promise<void>)[] = [];

  constructor(place: Place, seed: number) {
    this.place = place;
    this.seed = seed;
    this.random = new Random(seed);
  }

  get database(): Database {
    return this.place.database;
  }

  /** A negocio that nobody else has. */
  async negocio(zona = 'America/Mexico_City'): Promise<string> {
    negocios += 1;
    const id = `n${process.pid}_${this.seed}_${negocios}`;
    await this.database.query('INSERT INTO negocios (id, nombre, zona_horaria) VALUES ($1, $1, $2)', [
      id,
      zona,
    ]);
    return id;
  }

  async hub(env: Record<string, string> = {}): Promise<RunningHub> {
    const hub = await RunningHub.start(this.clock, { DATABASE_URL: this.database.url, ...env });
    this.#hubs.push(hub);
    return hub;
  }

  async line(port: number): Promise<Line> {
    const line = await Line.to(port);
    this.#lines.push(line);
    return line;
  }

  /** Another pool on the same database. */
  async pool(url = this.database.url): Promise<Database> {
    const database = await openDatabase({ url });
    this.#databases.push(database);
    return database;
  }

  /** Runs when everything else has ended. */
  atEnd(task: () => Promise<void>): void {
    this.#atEnd.push(task);
  }

  writer(negocio: string): Writer {
    return new Writer(this.database, negocio, this.random);
  }

  follower(
    negocio: string,
    door: { readonly port: number },
    options: Partial<FollowerOptions> = {},
  ): Follower {
    const { database, clock, random } = this;
    const port = () => door.port;
    const usuarioId = randomUUID();
    const follower = new Follower({ negocio, port, database, clock, random, usuarioId, ...options });
    this.followers.push(follower);
    return follower;
  }

  /** So many screens, live. */
  async screens(count: number, negocio: string, door: { readonly port: number }): Promise<Follower[]> {
    const followers = Array.from({ length: count }, () => this.follower(negocio, door));
    await Promise.all(followers.map((each) => each.start()));
    return followers;
  }

  /** Every screen shows what the database holds. */
  async allAgree(): Promise<void> {
    await Promise.all(this.followers.map((each) => each.agrees()));
  }

  /** Ends everything; throws when something is left behind. */
  async end(): Promise<void> {
    for (const follower of this.followers) follower.stop();
    for (const line of this.#lines) await line.close();
    const left: string[] = [];
    for (const hub of this.#hubs) {
      await hub.stop();
      if (hub.connections > 0) left.push(`${hub.connections} connections`);
      if (hub.subscriptions > 0) left.push(`${hub.subscriptions} subscriptions`);
    }
    for (const database of this.#databases) await database.stop();
    for (const task of this.#atEnd) await task();
    if (this.clock.pending > 0) left.push(`${this.clock.pending} timers`);
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
  }
}
