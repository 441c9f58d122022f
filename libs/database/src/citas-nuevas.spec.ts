import { NOTIFICACIONES } from '@citas/domain';
import { agrupada, dicho, suelta } from './aviso-esperado.ts';
import type { Database, Queryable } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const ZONA = 'America/Mexico_City';
let own: TestDatabase;
let database: Database;

beforeEach(async () => {
  own = await createTestDatabase();
  database = own.database;
  await database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', $1)`, [ZONA]);
});
afterEach(() => own.drop());

/** What is told while `act` runs. */
async function toldBy(act: () => Promise<unknown>): Promise<unknown[]> {
  await database.query('DELETE FROM eventos');
  await act();
  const rows = await database.query<{ datos: unknown }>(
    `SELECT datos FROM eventos WHERE canal = 'notificaciones:a' ORDER BY seq`,
  );
  return rows.map(({ datos }) => datos);
}

interface Citas {
  readonly cuantas?: number;
  readonly estado?: string;
  readonly dias?: number;
  readonly tx?: Queryable;
}

/** At midnight, so many days from now. */
const insert = ({ cuantas = 1, estado = 'pendiente', dias = 2, tx = database }: Citas = {}) =>
  tx.query<{ id: string; fecha: string; hora: string }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, estado)
     SELECT 'a', 'Lola', 'Corte', (now() AT TIME ZONE $4)::date + $3::integer, '00:00', '00:30', $2
     FROM generate_series(1, $1)
     RETURNING id, to_char(fecha, 'DD/MM') AS fecha, to_char(hora_inicio, 'HH24:MI') AS hora`,
    [cuantas, estado, dias, ZONA],
  );

describe('a new cita', () => {
  test('is told', async () => {
    let cita: { id: string } | undefined;
    const told = await toldBy(async () => ([cita] = await insert()));
    expect(told).toEqual([suelta('cita_nueva', { ...cita }, cita?.id ?? '')]);
  });

  test('that is over already is not, nor one of a day that is, though it is open', async () => {
    expect(await toldBy(() => insert({ estado: 'completada' }))).toEqual([]);
    expect(await toldBy(() => insert({ dias: -2 }))).toEqual([]);
  });

  test('of this day is told whatever its hour', async () => {
    expect(await toldBy(() => insert({ dias: 0 }))).toHaveLength(1);
  });

  test('with more than 20 others is an import, told once', async () => {
    expect(await toldBy(() => insert({ cuantas: 20 }))).toHaveLength(20);
    expect(await toldBy(() => insert({ cuantas: 21 }))).toEqual([agrupada('importacion', 21)]);
  });

  test.each([1, 2, 20, 21])('is told once with the others of its file, which are %i', async (cuantas) => {
    let cita: { id: string } | undefined;
    const importar = () =>
      database.transaction(async (tx) => {
        await tx.query(`SELECT set_config('citas.importacion', 'si', true)`);
        [cita] = await insert({ dias: -2, cuantas, estado: 'completada', tx });
      });
    expect(await toldBy(importar)).toEqual([
      cuantas === 1 ? suelta('importacion', { ...cita }, cita!.id) : agrupada('importacion', cuantas),
    ]);
    expect(await toldBy(() => insert())).toMatchObject([{ titulo: dicho(NOTIFICACIONES.cita_nueva.titulo) }]);
  });
});
