/** How long after `g` the second key still belongs to it. */
export const PACIENCIA_MS = 1500;

/** Turns key presses into shortcuts: one key, or `g` and another, told as `g a`. */
export class Secuencia {
  #desde: number | undefined;

  /** The shortcut that a press, at `ahora` milliseconds of any clock, completes; undefined while it only begins one. */
  leer(tecla: string, ahora: number): string | undefined {
    const sigue = this.#desde !== undefined && ahora - this.#desde <= PACIENCIA_MS;
    this.#desde = undefined;
    if (sigue) return `g ${tecla}`;
    if (tecla !== 'g') return tecla;
    this.#desde = ahora;
    return undefined;
  }
}
