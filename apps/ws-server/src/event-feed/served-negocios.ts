import { parseCanal } from '@citas/domain';

export interface ServedNegociosDeps {
  /** The first channel of a negocio is there, and the last one is gone. */
  follow(negocioId: string): void;
  leave(negocioId: string): void;
}

/** The negocios of which this hub has a channel. */
export class ServedNegocios {
  readonly #deps: ServedNegociosDeps;
  /** How many channels of each. */
  readonly #channels = new Map<string, number>();

  constructor(deps: ServedNegociosDeps) {
    this.#deps = deps;
  }

  opened(channel: string): void {
    const negocioId = parseCanal(channel)?.negocioId;
    if (negocioId === undefined) return;
    const before = this.#channels.get(negocioId) ?? 0;
    this.#channels.set(negocioId, before + 1);
    if (before === 0) this.#deps.follow(negocioId);
  }

  forgotten(channel: string): void {
    const negocioId = parseCanal(channel)?.negocioId;
    if (negocioId === undefined) return;
    const left = (this.#channels.get(negocioId) ?? 0) - 1;
    this.#channels.set(negocioId, left);
    if (left > 0) return;
    this.#channels.delete(negocioId);
    this.#deps.leave(negocioId);
  }
}
