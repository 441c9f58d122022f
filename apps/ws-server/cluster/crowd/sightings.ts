/** What a crowd of screens saw in one step. Times in milliseconds. */
export interface Sightings {
  /** From the commit of an event until a screen had it, for every delivery. */
  readonly delays: readonly number[];
  /** The longest time that one of them was without a live connection. */
  readonly longestGap: number;
  /** Streams that went on where they had stopped, and that had to take a new snapshot. */
  readonly resumes: number;
  readonly resyncs: number;
  /** Sockets that were opened. */
  readonly sockets: number;
}

export const NOTHING_SEEN: Sightings = { delays: [], longestGap: 0, resumes: 0, resyncs: 0, sockets: 0 };

export function together(all: readonly Sightings[]): Sightings {
  return {
    delays: all.flatMap(({ delays }) => delays),
    longestGap: Math.max(0, ...all.map(({ longestGap }) => longestGap)),
    resumes: sum(all.map(({ resumes }) => resumes)),
    resyncs: sum(all.map(({ resyncs }) => resyncs)),
    sockets: sum(all.map(({ sockets }) => sockets)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
