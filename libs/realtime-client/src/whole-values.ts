import {
  applyMergePatch,
  seriesMessageSchema,
  statsSchema,
  type SeriesDelta,
  type SeriesMessage,
  type ServerEnvelope,
  type Stats,
  type StatsDelta,
} from '@citas/protocol';

export type LatestMessage = Stats | SeriesMessage | StatsDelta | SeriesDelta;
type Whole = Stats | SeriesMessage;

/** A value older by more was dated by another clock, and is news. */
const LATE_MS = 10_000;
const TYPES = new Set<string>(['stats', 'series', 'stats_delta', 'series_delta']);

export function isLatest(message: ServerEnvelope): message is LatestMessage {
  return TYPES.has(message.type);
}

/** The last whole messages of a latest-value channel: what its deltas are applied to. */
export class WholeValues {
  readonly #last = new Map<Whole['type'], Whole>();
  /** The timestamp of the newest of each type that the app was told. */
  readonly #told = new Map<Whole['type'], number>();

  /** A new subscription: a whole value comes before its first delta. */
  forget(): void {
    this.#last.clear();
  }

  /** The whole message that this one amounts to; undefined when what it builds on is missing. */
  resolve(message: LatestMessage): Whole | undefined {
    const whole = this.#whole(message);
    if (whole) this.#last.set(whole.type, whole);
    return whole;
  }

  /** Older than what was told: it came on a socket that lags behind the one before. */
  isLate({ type, data }: Whole): boolean {
    const byMs = (this.#told.get(type) ?? -Infinity) - Date.parse(data.timestamp);
    return byMs > 0 && byMs < LATE_MS;
  }

  told({ type, data }: Whole): void {
    this.#told.set(type, Date.parse(data.timestamp));
  }

  #whole(message: LatestMessage): Whole | undefined {
    switch (message.type) {
      case 'stats':
      case 'series':
        return message;
      case 'stats_delta':
        return statsSchema.safeParse(patched(this.#last.get('stats'), message, NULLABLE_STATS)).data;
      case 'series_delta':
        return seriesMessageSchema.safeParse(withNames(patched(this.#last.get('series'), message))).data;
    }
  }
}

/** A merge patch cannot carry null: what may be null is null when it is absent. */
const NULLABLE_STATS = { duracionPromedio: null, ultimaCita: null };

function patched(
  whole: Whole | undefined,
  { data: { changed, timestamp } }: StatsDelta | SeriesDelta,
  nulls = {},
) {
  if (!whole) return undefined;
  return { ...whole, data: { ...nulls, ...(applyMergePatch(whole.data, changed) as object), timestamp } };
}

function withNames(series: ReturnType<typeof patched>): unknown {
  const { porProfesional } = (series?.data ?? {}) as {
    readonly porProfesional?: Readonly<Record<string, object>>;
  };
  if (!series || !porProfesional) return series;
  const named = Object.entries(porProfesional).map(
    ([id, citas]) => [id, { nombre: null, ...citas }] as const,
  );
  return { ...series, data: { ...series.data, porProfesional: Object.fromEntries(named) } };
}
