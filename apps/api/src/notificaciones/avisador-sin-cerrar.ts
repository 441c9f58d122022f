import type { Cancel, Clock } from '@citas/clock';
import type { Queryable } from '@citas/database';
import type { Logger, Part } from '@citas/process';
import { avisarSinCerrar } from './sin-cerrar-queries.ts';

const EVERY_MS = 60_000;

export interface AvisadorDeps {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly notifyHint: (negocioId: string) => Promise<void>;
}

/** Tells, every minute, of citas that are over and that nobody has closed. Several APIs may do so side by side. */
export class AvisadorSinCerrar implements Part {
  readonly name = 'avisos de citas sin cerrar';
  readonly #deps: AvisadorDeps;
  #cancel: Cancel = () => undefined;
  #running: Promise<void> | undefined;
  #isHealthy = true;

  constructor(deps: AvisadorDeps) {
    this.#deps = deps;
  }

  /** Looks for the first time without being waited for. */
  async start(): Promise<void> {
    this.#cancel = this.#deps.clock.every(EVERY_MS, () => void this.look());
    void this.look();
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#running;
  }

  /** Looks now, or waits for the look that is under way. Never rejects. */
  look(): Promise<void> {
    this.#running ??= this.#look().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #look(): Promise<void> {
    const { database, clock, logger, notifyHint } = this.#deps;
    try {
      const negocios = await avisarSinCerrar(database, clock.now());
      if (!this.#isHealthy) logger.info('citas that are past and open are told of again');
      this.#isHealthy = true;
      await Promise.all(negocios.map(notifyHint));
    } catch (error) {
      if (this.#isHealthy)
        logger.warn({ err: error }, 'citas that are past and open are not told of; trying every minute');
      this.#isHealthy = false;
    }
  }
}
