import { openDatabase, type Database } from '@citas/database';

const NEGOCIO = 'negocio_123';
const TODAY = `(now() AT TIME ZONE 'America/Mexico_City')::date`;
/** Citas of today whose estado changes over and over, as a busy day's would. */
const POOL = 24;
/** So that hours of it leave the page with as much to show as a minute does. */
const MOST_BOOKED = 1000;

/** Writes straight into the database, as an import or another program would; each row is an event to every screen. */
export class BurstWriter {
  readonly #database: Database;
  readonly #pool: readonly string[];
  readonly #kept: string[] = [];
  #booked = 0;

  private constructor(database: Database, pool: readonly string[]) {
    this.#database = database;
    this.#pool = pool;
  }

  static async open(url: string): Promise<BurstWriter> {
    const database = await openDatabase({ url });
    const pool = await database.query<{ id: string }>(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       SELECT $1, 'Cita ' || n, 'Corte', ${TODAY}, make_time(9 + n % 12, 0, 0), make_time(9 + n % 12, 30, 0)
       FROM generate_series(1, $2::int) AS n RETURNING id`,
      [NEGOCIO, POOL],
    );
    return new BurstWriter(
      database,
      pool.map(({ id }) => id),
    );
  }

  /**
   * A fifth of the events are new citas of the weeks around today, and once there are many of them as many are deleted;
   * the others an estado that changed.
   */
  async write(events: number): Promise<void> {
    const created = Math.round(events / 5);
    const deleted = Math.min(created, Math.max(0, this.#kept.length + created - MOST_BOOKED));
    await this.#book(created);
    if (deleted > 0) await this.#delete(this.#kept.splice(0, deleted));
    for (let left = events - created - deleted; left > 0; left -= POOL)
      await this.#change(Math.min(left, POOL));
  }

  async #book(created: number): Promise<void> {
    const rows = await this.#database.query<{ id: string }>(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       SELECT $1, 'Cliente ' || n, 'Corte', ${TODAY} + n % 29 - 14, '10:00', '10:30'
       FROM generate_series($2::int, $2::int + $3::int - 1) AS n RETURNING id`,
      [NEGOCIO, this.#booked, created],
    );
    this.#kept.push(...rows.map(({ id }) => id));
    this.#booked += created;
  }

  async #delete(ids: readonly string[]): Promise<void> {
    await this.#database.query(`DELETE FROM citas WHERE negocio_id = $1 AND id = ANY($2::uuid[])`, [
      NEGOCIO,
      ids,
    ]);
  }

  async #change(many: number): Promise<void> {
    const from = (this.#booked * 7) % POOL;
    await this.#database.query(
      `UPDATE citas SET version = version + 1, estado = CASE estado
         WHEN 'pendiente' THEN 'confirmada' WHEN 'confirmada' THEN 'completada' ELSE 'pendiente' END
       WHERE negocio_id = $1 AND id = ANY($2::uuid[])`,
      [NEGOCIO, [...this.#pool, ...this.#pool].slice(from, from + many)],
    );
  }

  /** All citas, and those of today, as the dashboard has to show them in the end. */
  async counted(): Promise<{ readonly total: number; readonly hoy: number }> {
    const [count] = await this.#database.query<{ total: number; hoy: number }>(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE fecha = ${TODAY})::int AS hoy
       FROM citas WHERE negocio_id = $1`,
      [NEGOCIO],
    );
    if (!count) throw new Error('count() answered nothing');
    return count;
  }

  close(): Promise<void> {
    return this.#database.stop();
  }
}
