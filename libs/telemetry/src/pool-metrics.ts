import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { LATENCY_BUCKETS } from './latency-buckets.ts';

/** What a pool of connections knows of itself. */
export interface PoolFigures {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** A pool of database connections, under the same names whichever server has it. */
export class PoolMetrics {
  readonly #acquire: Histogram;
  readonly #lost: Counter;
  #pool: PoolFigures = { totalCount: 0, idleCount: 0, waitingCount: 0 };

  constructor(registry: Registry) {
    const registers = [registry];
    const figures = () => this.#pool;
    new Gauge({
      name: 'citas_database_pool_connections',
      help: 'Connections of the pool, by what they do.',
      labelNames: ['state'],
      registers,
      collect() {
        const { totalCount, idleCount } = figures();
        this.set({ state: 'idle' }, idleCount);
        this.set({ state: 'used' }, totalCount - idleCount);
      },
    });
    new Gauge({
      name: 'citas_database_pool_waiting',
      help: 'Who waits for a connection of the pool.',
      registers,
      collect() {
        this.set(figures().waitingCount);
      },
    });
    this.#acquire = new Histogram({
      name: 'citas_database_acquire_seconds',
      help: 'Time until a connection of the pool was had.',
      buckets: LATENCY_BUCKETS,
      registers,
    });
    this.#lost = new Counter({
      name: 'citas_database_connections_lost_total',
      help: 'Connections of the pool that ended without being asked to.',
      registers,
    });
  }

  opened(pool: PoolFigures): void {
    this.#pool = pool;
  }

  /** Somebody asks for a connection; what is returned is called when they have it, or never will. */
  acquiring(): () => void {
    return this.#acquire.startTimer();
  }

  lost(): void {
    this.#lost.inc();
  }
}
