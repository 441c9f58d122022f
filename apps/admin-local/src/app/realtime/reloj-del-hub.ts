import { signal } from '@angular/core';
import type { Clock } from '@citas/clock';
import type { ServerMessage } from '@citas/protocol';

/** What the messages of the hub tell of time. */
export class RelojDelHub {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #desfase = signal(0);
  readonly #ultimaCifra = signal<number | null>(null);
  /** By the hub's clock, in this subscription. */
  #leida: number | undefined;
  /** How far the hub's clock is ahead of this machine's, in milliseconds. */
  readonly desfase = this.#desfase.asReadonly();
  /** When the hub read the newest figures, by this machine's clock: frames without figures keep nothing fresh. */
  readonly ultimaCifra = this.#ultimaCifra.asReadonly();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  recibir(message: ServerMessage): void {
    if (message.type === 'connected') this.#poner(message.data.serverTime);
    if (message.type === 'subscribed') this.#leida = undefined;
    if (message.type === 'stats') this.#recibirCifras(message.data.timestamp);
  }

  /**
   * On subscribing the hub repeats what it has, however old. What is newer than that it has just read, and so tells what
   * time it is there, also when somebody has set the clock here.
   */
  #recibirCifras(timestamp: string): void {
    const leida = Date.parse(timestamp);
    if (this.#leida !== undefined && leida > this.#leida) this.#poner(timestamp);
    this.#leida = leida;
    this.#ultimaCifra.set(leida - this.#desfase());
  }

  #poner(horaDelHub: string): void {
    this.#desfase.set(Date.parse(horaDelHub) - this.#clock.now());
  }

  /** The figures are followed no more. */
  olvidarCifras(): void {
    this.#ultimaCifra.set(null);
  }
}
