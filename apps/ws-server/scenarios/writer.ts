import type { Database, Queryable } from '@citas/database';
import type { Random } from './random.ts';

class OnPurpose extends Error {}

/** Writes citas of one negocio as staff, imports and psql would: singly, several at once, and now and then in vain. */
export class Writer {
  readonly #database: Database;
  readonly #negocio: string;
  readonly #random: Random;

  constructor(database: Database, negocio: string, random: Random) {
    this.#database = database;
    this.#negocio = negocio;
    this.#random = random;
  }

  async create(count = 1, options: { readonly notas?: string } = {}): Promise<void> {
    await this.#insert(this.#database, count, options.notas);
  }

  /** `times` transactions, one after the other, of whatever kind the seed says. */
  async write(times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.#anything();
  }

  /** The same by several writers at once. */
  async writeAtOnce(writers: number, times: number): Promise<void> {
    await Promise.all(Array.from({ length: writers }, () => this.write(times)));
  }

  /** A transaction that is not committed before `release`. */
  async hold(): Promise<{ readonly release: (commit: boolean) => Promise<void> }> {
    const begun = Promise.withResolvers<void>();
    const ending = Promise.withResolvers<boolean>();
    const done = this.#database
      .transaction(async (tx) => {
        await this.#insert(tx, 1);
        begun.resolve();
        if (!(await ending.promise)) throw new OnPurpose();
      })
      .catch(pardon);
    await begun.promise;
    return {
      release: async (commit) => {
        ending.resolve(commit);
        await done;
      },
    };
  }

  async rollBack(): Promise<void> {
    await this.#database
      .transaction(async (tx) => {
        await this.#insert(tx, this.#random.between(1, 3));
        throw new OnPurpose();
      })
      .catch(pardon);
  }

  async #anything(): Promise<void> {
    const draw = this.#random.next();
    if (draw < 0.55) return this.create();
    if (draw < 0.65) return this.create(this.#random.between(2, 12));
    if (draw < 0.85) return this.#change();
    if (draw < 0.93) return this.#delete();
    return this.rollBack();
  }

  async #insert(on: Queryable, count: number, notas: string | null = null): Promise<void> {
    await on.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, notas)
       SELECT id, 'c' || i, (ARRAY['Corte', 'Tinte', 'Uñas'])[1 + i % 3],
         (now() AT TIME ZONE zona_horaria)::date + $3::integer, '10:00', '10:30', $4
       FROM negocios, generate_series(1, $2) AS i WHERE id = $1`,
      [this.#negocio, count, this.#random.between(-3, 3), notas],
    );
  }

  async #change(): Promise<void> {
    await this.#database.query(
      `UPDATE citas SET estado = $2 WHERE negocio_id = $1 AND id IN (
         SELECT id FROM citas WHERE negocio_id = $1 AND estado <> $2 ORDER BY id LIMIT $3 FOR UPDATE)`,
      [
        this.#negocio,
        this.#random.pick(['confirmada', 'cancelada', 'completada']),
        this.#random.between(1, 4),
      ],
    );
  }

  async #delete(): Promise<void> {
    await this.#database.query(
      `DELETE FROM citas WHERE negocio_id = $1 AND id IN (
         SELECT id FROM citas WHERE negocio_id = $1 ORDER BY id DESC LIMIT 1 FOR UPDATE)`,
      [this.#negocio],
    );
  }
}

function pardon(error: unknown): void {
  if (!(error instanceof OnPurpose)) throw error;
}
