import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, startEmbeddedServer, type Database } from '@citas/database';
import { A_CITA } from '../servers/a-cita-created.ts';

export const negocioId = (index: number): string => `negocio_${index}`;

/** A PostgreSQL of its own for the run, with so many negocios in it. */
export class ProductDatabase {
  readonly #database: Database;
  readonly #end: () => Promise<void>;

  private constructor(database: Database, end: () => Promise<void>) {
    this.#database = database;
    this.#end = end;
  }

  static async start(negocios: number): Promise<ProductDatabase> {
    const dataDir = await mkdtemp(join(tmpdir(), 'citas-bench-'));
    const server = await startEmbeddedServer({ dataDir, ephemeral: true });
    const database = await openDatabase({ url: server.url });
    await migrate(database);
    await database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria)
       SELECT 'negocio_' || n, 'Negocio ' || n, 'America/Mexico_City' FROM generate_series(0, $1::int - 1) AS n`,
      [negocios],
    );
    return new ProductDatabase(database, async () => {
      await database.stop();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  get url(): string {
    return this.#database.url;
  }

  /** One statement that books `count` citas: events of one commit, and one hint. */
  async book(count: number, negocio = negocioId(0)): Promise<void> {
    await this.#database.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, notas)
       SELECT $1, $2, $3, CURRENT_DATE, '10:00', '10:30', $4 FROM generate_series(1, $5::int)`,
      [negocio, A_CITA.cliente, A_CITA.servicio, A_CITA.notas, count],
    );
  }

  /** One statement that books a cita in every negocio. */
  async bookEverywhere(): Promise<void> {
    await this.#database.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       SELECT id, $1, $2, CURRENT_DATE, '10:00', '10:30' FROM negocios`,
      [A_CITA.cliente, A_CITA.servicio],
    );
  }

  stop(): Promise<void> {
    return this.#end();
  }
}
