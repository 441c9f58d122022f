import type { Clock } from '@citas/clock';
import { TooManyRequestsError } from '../http/request-error.ts';

const VENTANA_MS = 15 * 60_000;
const FALLOS = 10;

/** Wrong guesses at a code: whoever makes ten within a quarter of an hour waits for its end. */
export interface Intentos {
  /** Throws for somebody who has to wait. */
  comprobar(usuarioId: string): void;
  fallo(usuarioId: string): void;
}

export function createIntentos(clock: Pick<Clock, 'now'>): Intentos {
  const fallos = new Map<string, { cuantos: number; readonly hastaMs: number }>();
  return {
    comprobar(usuarioId) {
      const suyos = fallos.get(usuarioId);
      if (!suyos) return;
      const esperaMs = suyos.hastaMs - clock.now();
      if (esperaMs <= 0) fallos.delete(usuarioId);
      else if (suyos.cuantos >= FALLOS) throw new TooManyRequestsError(Math.ceil(esperaMs / 1000));
    },
    fallo(usuarioId) {
      const suyos = fallos.get(usuarioId);
      if (suyos) suyos.cuantos += 1;
      else fallos.set(usuarioId, { cuantos: 1, hastaMs: clock.now() + VENTANA_MS });
    },
  };
}
