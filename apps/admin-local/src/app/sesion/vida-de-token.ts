import type { Clock } from '@citas/clock';
import { caducidadDeToken, emisionDeToken } from './token.ts';

/** How long before its end a token is renewed, but not before half its life. */
const MARGEN_MS = 60_000;
/** Several tabs do not renew at the same moment. */
const REPARTO_MS = 15_000;
/** A token that ends so soon is of no use any more. */
const ESCASO_MS = 5_000;
const EN_SEGUIDA_MS = 1_000;

/**
 * How much is left of a token. The clock of this computer may be wrong by any amount: each token that comes tells what
 * time it is for the server. Until one has come the clock is taken to be right.
 */
export class VidaDeToken {
  readonly #clock: Pick<Clock, 'now'>;
  #adelantoMs = 0;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** The server has made it just now. */
  recibido(token: string): void {
    const emision = emisionDeToken(token);
    if (emision !== null) this.#adelantoMs = this.#clock.now() - emision;
  }

  seAcaba(token: string): boolean {
    const quedan = this.#quedan(token);
    return quedan !== null && quedan <= ESCASO_MS;
  }

  /** In how many milliseconds to renew it; null when it does not say when it ends. */
  renovarEn(token: string): number | null {
    const quedan = this.#quedan(token);
    if (quedan === null) return null;
    const margen = Math.min(MARGEN_MS + Math.random() * REPARTO_MS, duracion(token) / 2);
    return Math.max(quedan - margen, EN_SEGUIDA_MS);
  }

  #quedan(token: string): number | null {
    const caduca = caducidadDeToken(token);
    return caduca === null ? null : caduca + this.#adelantoMs - this.#clock.now();
  }
}

function duracion(token: string): number {
  const [desde, hasta] = [emisionDeToken(token), caducidadDeToken(token)];
  return desde === null || hasta === null ? Infinity : hasta - desde;
}
