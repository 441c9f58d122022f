import { isOpen, type ConnectionState } from '@citas/realtime-client/deferred';

export type Tono = 'vivo' | 'tarde' | 'caido' | 'conectando';

const TARDE_MS = 12_000;
const CAIDO_MS = 30_000;

export interface Vigencia {
  readonly tono: Tono;
  /** Whole seconds since the last sign of life; null before the first. */
  readonly segundos: number | null;
}

/**
 * How old what the page shows is: live, amber past 12 s, red past 30 s. Being disconnected is never green. A hub that has
 * greeted at `saludadoEn` and told nothing since cannot read its database.
 */
export function vigencia(
  state: ConnectionState,
  lastSignOfLife: number | null,
  ahora: number,
  saludadoEn: number | null = null,
): Vigencia {
  if (lastSignOfLife === null && saludadoEn !== null && ahora - saludadoEn > CAIDO_MS)
    return { tono: 'caido', segundos: Math.floor((ahora - saludadoEn) / 1000) };
  const edad = lastSignOfLife === null ? null : Math.max(0, ahora - lastSignOfLife);
  const segundos = edad === null ? null : Math.floor(edad / 1000);
  const tono = (): Tono => {
    if (edad === null) return 'conectando';
    if (edad > CAIDO_MS) return 'caido';
    // As long as a socket is open the age alone tells how good the data is.
    return edad > TARDE_MS || !isOpen(state) ? 'tarde' : 'vivo';
  };
  return { tono: tono(), segundos };
}
