import type { Cancel, Clock } from '@citas/clock';

/** So many in one window are a burst: nobody could read them one by one. */
const MUCHOS = 8;
const VENTANA_MS = 100;
/** No more at once, so that no task of the page is long. */
const TANDA = 50;
/** Between two portions of a long queue the page may answer whoever uses it. */
const RESPIRO_MS = 16;

interface Salida<T> {
  readonly clock: Pick<Clock, 'after'>;
  readonly entregar: (uno: T) => void;
  /** In a page that nobody sees timers may take a minute, and nothing has to be drawn. */
  readonly visible: () => boolean;
}

/**
 * Hands things on as they come, at once; in a burst ten times a second, all that have come meanwhile together, so that
 * the page is drawn ten times and not two hundred. Their order stays.
 */
export class Rafaga<T> {
  readonly #salida: Salida<T>;
  /** Undefined as long as there is no burst. */
  #cola: T[] | undefined;
  #enVentana = 0;
  #ventana: Cancel | undefined;

  constructor(salida: Salida<T>) {
    this.#salida = salida;
  }

  recibir(uno: T): void {
    if (!this.#salida.visible()) {
      this.#vaciar();
      this.#salida.entregar(uno);
    } else if (this.#cola) {
      this.#cola.push(uno);
    } else {
      this.#ventana ??= this.#salida.clock.after(VENTANA_MS, () => this.#pasar());
      this.#enVentana += 1;
      if (this.#enVentana >= MUCHOS) this.#cola = [];
      this.#salida.entregar(uno);
    }
  }

  /** What has not been handed on is of no interest any more. */
  olvidar(): void {
    this.#ventana?.();
    this.#ventana = undefined;
    this.#cola = undefined;
    this.#enVentana = 0;
  }

  #pasar(): void {
    const cola = this.#cola ?? [];
    const tanda = cola.splice(0, TANDA);
    const sigue = cola.length > 0 || tanda.length >= MUCHOS;
    const espera = cola.length > 0 ? RESPIRO_MS : VENTANA_MS;
    this.olvidar();
    if (sigue) {
      this.#cola = cola;
      this.#ventana = this.#salida.clock.after(espera, () => this.#pasar());
    }
    for (const uno of tanda) this.#salida.entregar(uno);
  }

  #vaciar(): void {
    const cola = this.#cola ?? [];
    this.olvidar();
    for (const uno of cola) this.#salida.entregar(uno);
  }
}
