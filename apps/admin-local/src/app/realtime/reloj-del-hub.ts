import { signal } from '@angular/core';
import type { Clock } from '@citas/clock';
import type { ServerMessage } from '@citas/protocol';

/** What the messages of the hub tell of time. */
export class RelojDelHub {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #desfase = signal(0);
  readonly #ultimaCifra = signal<number | null>(null);
  /** How far the hub's clock is ahead of this machine's, in milliseconds. */
  readonly desfase = this.#desfase.asReadonly();
  /** When the hub read the newest figures, by this machine's clock: frames without figures keep nothing fresh. */
  readonly ultimaCifra = this.#ultimaCifra.asReadonly();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  recibir(message: ServerMessage): void {
    if (message.type === 'connected')
      this.#desfase.set(Date.parse(message.data.serverTime) - this.#clock.now());
    if (message.type === 'stats') this.#ultimaCifra.set(Date.parse(message.data.timestamp) - this.#desfase());
  }

  /** The figures are followed no more. */
  olvidarCifras(): void {
    this.#ultimaCifra.set(null);
  }
}
