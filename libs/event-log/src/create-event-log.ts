import { rfc3339, type Queryable } from '@citas/database';
import type { Cursor, EventLog, LogSlice } from '@citas/hub';
import type { EventRow } from './event-row.ts';
import { messageOfEvent } from './message-of-event.ts';

/** One row for each event, and one without event (`seq` null) for a channel that has nothing new. */
type SliceRow = {
  readonly canal: string;
  readonly desde: number | null;
  readonly epoch: string;
  readonly head: number;
} & (EventRow | { readonly seq: null });

export interface UntoldEventLogger {
  warn(
    fields: {
      readonly tipo: string;
      readonly channel?: string;
      readonly seq?: number;
      readonly err?: unknown;
    },
    message: string,
  ): void;
}

// One statement sees one moment: the head and the events of a slice belong together. The months of the log are looked into
// for a channel that has something new alone: of most the head says that there is nothing.
const READ = `
  SELECT c.canal, pedido.desde, c.epoch, c.seq AS head, e.seq, e.tipo, e.datos, e.por,
    ${rfc3339('e.creado_en')} AS creado_en,
    extract(epoch FROM clock_timestamp() - e.creado_en)::float8 * 1000 AS edad_ms, e.causa
  FROM unnest($1::text[], $2::bigint[]) AS pedido (canal, desde)
  JOIN canales c USING (canal)
  LEFT JOIN LATERAL (
    SELECT * FROM eventos
    WHERE c.seq > coalesce(pedido.desde, c.seq - $3)
      AND canal = c.canal AND seq > coalesce(pedido.desde, c.seq - $3)
    ORDER BY seq LIMIT $3
  ) e ON true
  ORDER BY c.canal, pedido.desde, e.seq`;

/**
 * The hub's log, read from PostgreSQL: one statement however many channels are asked for. A type of event that it does not
 * know is warned of once; events that hold what cannot be read, once a channel and type.
 */
export function createEventLog(database: Queryable, logger: UntoldEventLogger): EventLog {
  const warned = new Set<string>();
  const warnOnce = ({ canal: channel, seq, tipo }: EventRow, err?: unknown): void => {
    const what = err === undefined ? tipo : `${channel} ${tipo}`;
    if (warned.has(what)) return;
    warned.add(what);
    if (err === undefined)
      logger.warn({ tipo }, 'an event of a type unknown here: clients read anew what it is about');
    else logger.warn({ tipo, channel, seq, err }, 'an event that cannot be read: clients read anew');
  };
  return {
    async read(cursors, limit) {
      if (cursors.length === 0) return [];
      const channels = cursors.map(({ channel }) => channel);
      const afters = cursors.map(({ after }) => after);
      const rows = await database.query<SliceRow>(READ, [channels, afters, limit]);
      // A channel may be asked for from several positions at once.
      const byCursor = Map.groupBy(rows, ({ canal, desde }) => keyOf({ channel: canal, after: desde }));
      return cursors.flatMap((cursor) => sliceOf(cursor, byCursor.get(keyOf(cursor)), warnOnce));
    },
  };
}

const keyOf = ({ channel, after }: Cursor): string => `${channel} ${after}`;

function sliceOf(
  { channel, after }: Cursor,
  rows: readonly SliceRow[] | undefined,
  onUntold: (row: EventRow, error?: unknown) => void,
): LogSlice[] {
  const [first] = rows ?? [];
  if (!rows || !first) return [];
  const events = rows.filter((row): row is SliceRow & EventRow => row.seq !== null);
  const contiguous = after === null ? newestWithoutGap(events) : oldestWithoutGap(events);
  const { epoch, head } = first;
  return [
    {
      channel,
      epoch,
      head,
      after,
      events: contiguous.map((row) => messageOfEvent(row, onUntold)),
      ageMs: contiguous[0]?.edad_ms ?? 0,
      causes: new Map(contiguous.flatMap(({ seq, causa }) => (causa === null ? [] : [[seq, causa]]))),
    },
  ];
}

// A gap can only come from trimming. Cut here, the next read starts with it, and the hub tells the followers.
function oldestWithoutGap<T extends { seq: number }>(events: readonly T[]): readonly T[] {
  const gap = events.findIndex(({ seq }, i) => i > 0 && seq !== events[i - 1]!.seq + 1);
  return gap === -1 ? events : events.slice(0, gap);
}

function newestWithoutGap<T extends { seq: number }>(events: readonly T[]): readonly T[] {
  const gap = events.findLastIndex(({ seq }, i) => i > 0 && seq !== events[i - 1]!.seq + 1);
  return gap === -1 ? events : events.slice(gap);
}
