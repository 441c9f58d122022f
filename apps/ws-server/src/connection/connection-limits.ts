import type { Identidad } from '@citas/auth';

export interface ConnectionLimitsOptions {
  readonly perUser: number;
  readonly perNegocio: number;
}

/** How many connections each user and each negocio has on this hub. */
export class ConnectionLimits {
  readonly #options: ConnectionLimitsOptions;
  readonly #users = new Map<string, number>();
  readonly #negocios = new Map<string, number>();

  constructor(options: ConnectionLimitsOptions) {
    this.#options = options;
  }

  /** False when this one is too many; every true is given back with `release`. */
  admit({ usuarioId, negocioId }: Identidad): boolean {
    const user = this.#users.get(usuarioId) ?? 0;
    const negocio = this.#negocios.get(negocioId) ?? 0;
    if (user >= this.#options.perUser || negocio >= this.#options.perNegocio) return false;
    this.#users.set(usuarioId, user + 1);
    this.#negocios.set(negocioId, negocio + 1);
    return true;
  }

  release({ usuarioId, negocioId }: Identidad): void {
    oneLess(this.#users, usuarioId);
    oneLess(this.#negocios, negocioId);
  }
}

function oneLess(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 0) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}
