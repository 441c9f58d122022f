import type { Cancel, Clock } from '@citas/clock';

/** So many are told one by one; of more in this time only their number. */
const SUELTOS = 3;
const VENTANA_MS = 2000;

/** Which of many notifications gets a toast of its own. The others are told together, and so are all that follow at once. */
export class Turnos {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #juntos: (cuantos: number) => void;
  #quedan = SUELTOS;
  #esperan = 0;
  #ventana: Cancel | undefined;

  constructor(clock: Pick<Clock, 'after'>, juntos: (cuantos: number) => void) {
    this.#clock = clock;
    this.#juntos = juntos;
  }

  /** Whether this one is told by itself. */
  toca(): boolean {
    this.#ventana ??= this.#clock.after(VENTANA_MS, () => this.#cerrar());
    if (this.#quedan > 0) {
      this.#quedan -= 1;
      return true;
    }
    this.#esperan += 1;
    return false;
  }

  olvidar(): void {
    this.#ventana?.();
    this.#ventana = undefined;
    this.#quedan = SUELTOS;
    this.#esperan = 0;
  }

  #cerrar(): void {
    const cuantos = this.#esperan;
    this.olvidar();
    if (cuantos === 0) return;
    this.#quedan = 0;
    this.#ventana = this.#clock.after(VENTANA_MS, () => this.#cerrar());
    this.#juntos(cuantos);
  }
}
