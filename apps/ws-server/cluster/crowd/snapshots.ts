import { aToken } from '@citas/auth/testing';
import type { Clock } from '@citas/clock';
import type { ListaDeCitas } from '@citas/protocol';
import type { Truth } from '../../scenarios/truth.ts';

const AGAIN_AFTER_MS = 500;
const ANSWER_WITHIN_MS = 10_000;

/** `GET /api/v1/citas` of each negocio, asked until it is answered; who asks at the same time shares the answer. */
export class Snapshots {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #underWay = new Map<string, Promise<Truth>>();

  constructor(port: number, clock: Clock) {
    this.#url = `http://127.0.0.1:${port}/api/v1/citas`;
    this.#clock = clock;
  }

  take(negocio: string): Promise<Truth> {
    const taking =
      this.#underWay.get(negocio) ?? this.#read(negocio).finally(() => this.#underWay.delete(negocio));
    this.#underWay.set(negocio, taking);
    return taking;
  }

  async #read(negocio: string): Promise<Truth> {
    for (;;) {
      try {
        return await this.#readPages(negocio);
      } catch {
        await new Promise<void>((resolve) => this.#clock.after(AGAIN_AFTER_MS, resolve));
      }
    }
  }

  /** The first page tells the position: what the others show beyond it, the channel tells again. */
  async #readPages(negocio: string): Promise<Truth> {
    const first = await this.#page(negocio);
    const citas = new Map<string, number>();
    for (let page = first; ; page = await this.#page(negocio, page.siguiente ?? '')) {
      for (const { id, version } of page.datos) citas.set(id, version);
      if (page.siguiente === null) return { citas, posicion: first.posicion };
    }
  }

  async #page(negocio: string, cursor?: string): Promise<ListaDeCitas> {
    const query = new URLSearchParams({ limit: '200', ...(cursor === undefined ? {} : { cursor }) });
    const token = aToken({ usuario: { negocio_id: negocio } });
    const response = await fetch(`${this.#url}?${query.toString()}`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!response.ok) throw new Error(`GET /citas: ${response.status}`);
    return (await response.json()) as ListaDeCitas;
  }
}
