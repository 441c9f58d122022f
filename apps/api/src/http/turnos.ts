import { TooManyRequestsError } from './request-error.ts';

const TRY_AGAIN_SECONDS = 5;

/** Places for what is long and costly: so many at a time in this process, and one a person. */
export interface Turnos {
  /** Takes a place and returns what gives it back; throws when there is none. */
  tomar(usuarioId: string): () => void;
}

export function createTurnos(plazas: number): Turnos {
  const ocupados = new Set<string>();
  return {
    tomar(usuarioId) {
      if (ocupados.size >= plazas || ocupados.has(usuarioId)) {
        throw new TooManyRequestsError(TRY_AGAIN_SECONDS);
      }
      ocupados.add(usuarioId);
      return () => ocupados.delete(usuarioId);
    },
  };
}
