import type { Cancel, Clock } from '@citas/clock';
import { nombreDeCanal, parseCanal } from '@citas/domain';
import { PAGE, type EventLog, type Hub, type LogSlice } from '@citas/hub';
import type { Logger, Part } from '@citas/process';
import { UnannouncedChanges } from './unannounced-changes.ts';

const POLL_MS = 1000;

export interface EventFeedDeps {
  readonly log: EventLog;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Positions of channels that nobody streams but whose change matters: `citas:` of watched statistics. */
  readHeads(channels: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Citas of this negocio changed. */
  readonly onChange: (negocioId: string) => void;
  readonly watch?: FeedWatch;
}

/** Who wants to know how the feed fares. */
export interface FeedWatch {
  /** A read begins; what is returned is called at its end. */
  readingFeed(): () => void;
  hinted(): void;
  /** The poll found what no hint told of. */
  lostHint(): void;
}

/**
 * Brings what was committed to the hub: at once for a negocio that was hinted at, and every second for all that is
 * watched. One read at a time, and none while events still go out: they would only wait behind those, where what is
 * committed meanwhile is one read, and one write for each receiver. A database that is away is asked again at the next
 * poll.
 */
export class EventFeed implements Part {
  readonly name = 'lectura de eventos';
  readonly #deps: EventFeedDeps;
  readonly #hinted = new Set<string>();
  /** How far the watched statistics have been told of the citas. */
  #heads = new Map<string, number>();
  #isPollDue = false;
  #running: Promise<void> | undefined;
  #cancel: Cancel = () => undefined;
  #isHealthy = true;
  #pollAtMs: number;
  readonly #unannounced: UnannouncedChanges;

  constructor(deps: EventFeedDeps) {
    this.#deps = deps;
    this.#pollAtMs = deps.clock.now();
    this.#unannounced = new UnannouncedChanges(() => deps.watch?.lostHint());
  }

  async start(): Promise<void> {
    this.#cancel = this.#deps.clock.every(POLL_MS, () => this.poll());
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#running;
  }

  /** When everything that was watched had last been read, in milliseconds since the Unix epoch. */
  get upToDateAtMs(): number {
    return this.#pollAtMs;
  }

  /** Reads this negocio's channels now. */
  hint(negocioId: string): void {
    this.#deps.watch?.hinted();
    this.#unannounced.announce(negocioId);
    this.#hinted.add(negocioId);
    this.#wake();
  }

  /** Reads everything that is watched now. */
  poll(): void {
    this.#isPollDue = true;
    this.#wake();
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  async #run(): Promise<void> {
    while (this.#isPollDue || this.#hinted.size > 0) {
      const delivering = this.#deps.hub.delivering;
      if (delivering) await delivering;
      const isPoll = this.#isPollDue;
      const hinted = isPoll ? undefined : new Set(this.#hinted);
      const beganAtMs = this.#deps.clock.now();
      if (isPoll) this.#unannounced.beginPoll();
      this.#isPollDue = false;
      this.#hinted.clear();
      try {
        await this.#timed(() => this.#readStreams(hinted));
        if (isPoll) await this.#readHeads();
        if (isPoll) this.#pollAtMs = beganAtMs;
        this.#isBack();
      } catch (error) {
        return this.#isAway(error);
      }
    }
  }

  #isBack(): void {
    if (!this.#isHealthy) this.#deps.logger.info('database is back: events flow again');
    this.#isHealthy = true;
  }

  #isAway(error: unknown): void {
    if (this.#isHealthy) this.#deps.logger.error({ err: error }, 'database error');
    this.#isHealthy = false;
  }

  async #timed(read: () => Promise<void>): Promise<void> {
    const end = this.#deps.watch?.readingFeed();
    await read().finally(end);
  }

  async #readStreams(hinted: ReadonlySet<string> | undefined): Promise<void> {
    const { hub, log } = this.#deps;
    let cursors = hub.cursors.filter(
      ({ channel }) => !hinted || hinted.has(parseCanal(channel)?.negocioId ?? ''),
    );
    while (cursors.length > 0) {
      const slices = await log.read(cursors, PAGE);
      for (const slice of slices) this.#append(slice, { isPoll: !hinted });
      const unfinished = new Set(slices.filter(hasMore).map(({ channel }) => channel));
      cursors = hub.cursors.filter(({ channel }) => unfinished.has(channel));
    }
  }

  #append(slice: LogSlice, { isPoll }: { readonly isPoll: boolean }): void {
    this.#deps.hub.append(slice);
    const canal = parseCanal(slice.channel);
    if (slice.events.length === 0 || !canal) return;
    if (isPoll) this.#unannounced.find(canal.negocioId);
    if (canal.tipo !== 'citas') return;
    this.#heads.set(slice.channel, slice.events.at(-1)!.seq);
    this.#deps.onChange(canal.negocioId);
  }

  /**
   * Finds what nothing told the watched statistics of: the hint was lost, or the change came between their first read
   * and the first look at its channel, or just before that channel began to be followed.
   */
  async #readHeads(): Promise<void> {
    const followed = new Map(this.#deps.hub.cursors.map(({ channel, after }) => [channel, after]));
    const channels = this.#citasOfWatchedStatistics();
    const unfollowed = await this.#deps.readHeads(channels.filter((name) => !followed.has(name)));
    const heads = channels.flatMap((name) => {
      const head = followed.get(name) ?? unfollowed.get(name);
      return head === undefined ? [] : [[name, head] as const];
    });
    for (const [channel, head] of heads) {
      const known = this.#heads.get(channel);
      if (known === head) continue;
      const negocioId = parseCanal(channel)?.negocioId ?? '';
      if (known !== undefined && unfollowed.has(channel)) this.#unannounced.find(negocioId);
      this.#deps.onChange(negocioId);
    }
    this.#heads = new Map(heads);
  }

  #citasOfWatchedStatistics(): string[] {
    return this.#deps.hub.watched.flatMap((name) => {
      const canal = parseCanal(name);
      return canal?.tipo === 'estadisticas' ? [nombreDeCanal('citas', canal.negocioId)] : [];
    });
  }
}

function hasMore({ events, head }: LogSlice): boolean {
  const last = events.at(-1);
  return last !== undefined && last.seq < head;
}
