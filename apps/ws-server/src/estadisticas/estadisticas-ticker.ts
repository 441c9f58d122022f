import type { Cancel, Clock } from '@citas/clock';
import { nombreDeCanal, parseCanal, type Series } from '@citas/domain';
import type { Hub, LatestSource } from '@citas/hub';
import type { Logger, Part } from '@citas/process';
import type { ServerMessage } from '@citas/protocol';
import type { EstadisticasDeNegocio } from '@citas/statistics';

const TICK_MS = 5000;
/** Changes of one negocio that come in a burst make one message in this time. */
const AT_MOST_EVERY_MS = 150;
/** Negocios that are read and sent in one go: a few milliseconds, in which nothing else has its turn. */
const PART = 25;
/** While the database is away. */
const RETRY_EVERY_MS = 1000;

export interface EstadisticasTickerDeps {
  hub(): Hub;
  readonly clock: Clock;
  readonly logger: Logger;
  readEstadisticas(negocios: readonly string[]): Promise<readonly EstadisticasDeNegocio[]>;
  readSeries(negocios: readonly string[]): Promise<ReadonlyMap<string, Series>>;
  /** A run begins; what is returned is called at its end. */
  running?(): () => void;
}

/** Negocios to read: that may have changed, whose 5 s are over, and that somebody waits for. */
interface Due {
  readonly changed: ReadonlySet<string>;
  readonly ticked: ReadonlySet<string>;
  readonly waiting: ReadonlyMap<string, unknown>;
}

interface Sent {
  /** JSON without timestamp, to see what changed. */
  readonly figures: string;
  readonly series: string;
}

const NOTHING_SENT = { figures: '', series: '' };

/** Keeps the `estadisticas:` channels: a value at once, soon after each change, and every 5 s as a sign of life. */
export class EstadisticasTicker implements LatestSource, Part {
  readonly name = 'estadísticas';
  readonly #deps: EstadisticasTickerDeps;
  readonly #dirty = new Set<string>();
  #isTickDue = false;
  readonly #waiting = new Map<string, PromiseWithResolvers<boolean>>();
  readonly #sent = new Map<string, Sent>();
  #lastRunMs = -Infinity;
  #cancelTick: Cancel = () => undefined;
  #cancelRun: Cancel | undefined;
  #running: Promise<void> | undefined;
  #isHealthy = true;
  #isStopped = false;

  constructor(deps: EstadisticasTickerDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    this.#cancelTick = this.#deps.clock.every(TICK_MS, () => this.#tick());
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTick();
    this.#cancelRun?.();
    await this.#running;
  }

  /** Statistics of this negocio have changed, or may have. */
  markDirty(negocioId: string): void {
    if (!this.#isWatched(negocioId)) return;
    this.#dirty.add(negocioId);
    this.#schedule();
  }

  /** Everybody who comes while a read is under way shares the next one. */
  refresh(channel: string): Promise<boolean> {
    const negocioId = parseCanal(channel)?.negocioId ?? '';
    const waiting = this.#waiting.get(negocioId) ?? Promise.withResolvers<boolean>();
    this.#waiting.set(negocioId, waiting);
    this.#run();
    return waiting.promise;
  }

  #tick(): void {
    for (const negocioId of this.#sent.keys()) if (!this.#isWatched(negocioId)) this.#sent.delete(negocioId);
    this.#isTickDue = true;
    this.#run();
  }

  #schedule(): void {
    const every = this.#isHealthy ? AT_MOST_EVERY_MS : RETRY_EVERY_MS;
    const pause = Math.max(0, this.#lastRunMs + every - this.#deps.clock.now());
    this.#cancelRun ??= this.#deps.clock.after(pause, () => this.#run());
  }

  #run(): void {
    this.#cancelRun?.();
    this.#cancelRun = undefined;
    if (this.#isStopped) return;
    this.#running ??= this.#timedRun().finally(() => {
      this.#running = undefined;
      if (this.#isStopped) return;
      if (this.#waiting.size > 0) this.#run();
      else if (this.#dirty.size > 0 || this.#isTickDue) this.#schedule();
    });
  }

  async #timedRun(): Promise<void> {
    const end = this.#deps.running?.();
    await this.#readAndSend().finally(end);
  }

  async #readAndSend(): Promise<void> {
    this.#lastRunMs = this.#deps.clock.now();
    const waiting = new Map(this.#waiting);
    const changed = new Set([...this.#dirty].filter((id) => this.#isWatched(id)).concat(...waiting.keys()));
    const ticked = this.#isTickDue ? this.#watched() : new Set<string>();
    this.#isTickDue = false;
    this.#dirty.clear();
    this.#waiting.clear();
    try {
      const known = await this.#send({ changed, ticked, waiting });
      for (const [negocioId, { resolve }] of waiting) resolve(known.has(negocioId));
      this.#isHealthy = true;
    } catch (error) {
      if (this.#isHealthy) this.#deps.logger.error({ err: error }, 'database error');
      this.#isHealthy = false;
      for (const negocioId of changed) this.#dirty.add(negocioId);
      for (const { reject } of waiting.values()) reject(error);
    }
  }

  /** A part at a time, so that what waits meanwhile, such as an event, has its turn. Returns those that exist. */
  async #send(due: Due): Promise<ReadonlySet<string>> {
    const negocios = [...due.changed.union(due.ticked)];
    const known = new Set<string>();
    for (let from = 0; from < negocios.length; from += PART)
      for (const id of await this.#sendPart(negocios.slice(from, from + PART), due)) known.add(id);
    return known;
  }

  async #sendPart(
    negocios: readonly string[],
    { changed, ticked, waiting }: Due,
  ): Promise<readonly string[]> {
    const read = await this.#deps.readEstadisticas(negocios);
    // A new day changes the series without any write; it shows in the figures, which hold the day.
    const moved = read.filter(
      (each) => changed.has(each.negocioId) || this.#sent.get(each.negocioId)?.figures !== figuresOf(each),
    );
    const ids = moved.map(({ negocioId }) => negocioId);
    const series = ids.length > 0 ? await this.#deps.readSeries(ids) : new Map<string, Series>();
    for (const each of read) {
      const isFirst = waiting.has(each.negocioId);
      const isDue = isFirst || ticked.has(each.negocioId);
      this.#broadcast(each, series.get(each.negocioId), { isFirst, isDue });
    }
    return read.map(({ negocioId }) => negocioId);
  }

  #broadcast(
    each: EstadisticasDeNegocio,
    series: Series | undefined,
    { isFirst, isDue }: { readonly isFirst: boolean; readonly isDue: boolean },
  ): void {
    const { negocioId } = each;
    const before = this.#sent.get(negocioId) ?? NOTHING_SENT;
    const now = { figures: figuresOf(each), series: series ? JSON.stringify(series) : before.series };
    this.#sent.set(negocioId, now);
    const channel = nombreDeCanal('estadisticas', negocioId);
    const timestamp = this.#timestamp();
    const messages: ServerMessage[] = [];
    if (isDue || now.figures !== before.figures)
      messages.push({ type: 'stats', channel, data: { ...each.estadisticas, timestamp } });
    if (series && (isFirst || now.series !== before.series))
      messages.push({ type: 'series', channel, data: { ...series, timestamp } });
    if (messages.length > 0) this.#deps.hub().broadcastToChannel(channel, ...messages);
  }

  #timestamp(): string {
    return Temporal.Instant.fromEpochMilliseconds(this.#deps.clock.now()).toString();
  }

  #watched(): Set<string> {
    const canales = this.#deps.hub().watched.map(parseCanal);
    return new Set(canales.flatMap((canal) => (canal?.tipo === 'estadisticas' ? [canal.negocioId] : [])));
  }

  #isWatched(negocioId: string): boolean {
    return this.#deps.hub().isWatched(nombreDeCanal('estadisticas', negocioId));
  }
}

function figuresOf({ hoy, estadisticas }: EstadisticasDeNegocio): string {
  return JSON.stringify([hoy, estadisticas]);
}
