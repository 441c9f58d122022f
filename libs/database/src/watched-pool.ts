import pg from 'pg';
import type { TraceStatement } from './trace-statement.ts';

/** Who wants to know how a pool fares. */
export interface PoolWatch {
  opened(pool: {
    readonly totalCount: number;
    readonly idleCount: number;
    readonly waitingCount: number;
  }): void;
  /** Somebody asks for a connection; what is returned is called when they have it, or never will. */
  acquiring(): () => void;
  /** A connection ended without being asked to. */
  lost(): void;
}

type Connected = Parameters<pg.Pool['connect']>[0];

/** A pool whose waiting is timed. Every statement passes here: `query` asks for a connection as everybody does. */
export class WatchedPool extends pg.Pool {
  readonly #watch: PoolWatch | undefined;
  readonly #trace: TraceStatement | undefined;

  constructor(
    options: pg.PoolConfig,
    { watch, trace }: { readonly watch?: PoolWatch; readonly trace?: TraceStatement | undefined },
  ) {
    super(options);
    this.#watch = watch;
    this.#trace = trace;
    watch?.opened(this);
    if (watch) this.on('error', () => watch.lost());
  }

  /** Runs a statement, followed by its text where somebody follows them. */
  traced<T>(text: string, run: () => Promise<T>): Promise<T> {
    return this.#trace ? this.#trace(text, run) : run();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | void {
    const end = this.#watch?.acquiring();
    if (!connected) return super.connect().finally(end);
    super.connect((...answer) => {
      end?.();
      connected(...answer);
    });
  }
}
