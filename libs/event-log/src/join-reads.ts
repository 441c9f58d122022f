import type { Cursor, EventLog, LogSlice } from '@citas/hub';

/** Channels that one statement is asked for at most: what waits meanwhile, such as a hint, has its turn. */
const CURSORS_AT_ONCE = 50;

interface Wanted {
  readonly cursor: Cursor;
  readonly limit: number;
  readonly slice: PromiseWithResolvers<LogSlice | undefined>;
}

/**
 * The same log, read by one statement at a time: whoever asks while one is under way shares the next one, and who asks
 * the same shares its answer. Thousands who come back at once are a few statements, not one each.
 */
export function joinReads(log: EventLog): EventLog {
  const waiting = new Map<string, Wanted>();
  let isReading = false;

  const ask = (cursor: Cursor, limit: number): Promise<LogSlice | undefined> => {
    const key = `${cursor.channel} ${cursor.after} ${limit}`;
    const wanted = waiting.get(key) ?? { cursor, limit, slice: Promise.withResolvers() };
    waiting.set(key, wanted);
    return wanted.slice.promise;
  };

  const readOn = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    while (waiting.size > 0) await answer(log, takeSome(waiting));
    isReading = false;
  };

  return {
    async read(cursors, limit) {
      const asked = Promise.all(cursors.map((cursor) => ask(cursor, limit)));
      void readOn();
      return (await asked).filter((slice) => slice !== undefined);
    },
  };
}

/** Of one limit. */
function takeSome(waiting: Map<string, Wanted>): readonly Wanted[] {
  const [first] = waiting.values();
  const some = [...waiting].filter(([, { limit }]) => limit === first?.limit).slice(0, CURSORS_AT_ONCE);
  for (const [key] of some) waiting.delete(key);
  return some.map(([, wanted]) => wanted);
}

/** Never rejects: who waits is told. */
async function answer(log: EventLog, wanted: readonly Wanted[]): Promise<void> {
  const cursors = wanted.map(({ cursor }) => cursor);
  try {
    const slices = await log.read(cursors, wanted[0]?.limit ?? 0);
    for (const { cursor, slice } of wanted)
      slice.resolve(
        slices.find(({ channel, after }) => channel === cursor.channel && after === cursor.after),
      );
  } catch (error) {
    for (const { slice } of wanted) slice.reject(error);
  }
}
