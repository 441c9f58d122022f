import { claveDeIdempotencia } from '../http/clave-de-idempotencia.ts';

/** An order and the key it is sent under. The same order again, after no answer came, is the same intention. */
export interface Intento {
  readonly huella: string;
  readonly clave: string;
}

/** The attempt that sends this order: the last one once more, or a new one when anything in it has changed. */
export function intentoDe(orden: object, ultimo: Intento | undefined): Intento {
  return ultimo && loEnvio(ultimo, orden)
    ? ultimo
    : { huella: JSON.stringify(orden), clave: claveDeIdempotencia() };
}

/** Whether it was this very order that it sent. */
export function loEnvio({ huella }: Intento, orden: object): boolean {
  return huella === JSON.stringify(orden);
}
