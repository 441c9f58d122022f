import type { Database, Queryable } from './database.ts';
import { signEvents } from './sign-queries.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let own: TestDatabase;
let database: Database;

beforeAll(async () => {
  own = await createTestDatabase();
  database = own.database;
  await database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'America/Mexico_City'), ('b', 'B', 'Europe/Madrid')`,
  );
});
afterAll(() => own.drop());

const told = (canal: string) => ({
  canal,
  tipo: 'negocio_changed',
  datos: {},
  por: { id: null, nombre: 'SQL (postgres)' },
});

/** What was told by a statement. */
async function toldBy(sql: string) {
  await database.query('DELETE FROM eventos');
  await database.query(sql);
  return database.query(`SELECT canal, tipo, datos, por FROM eventos ORDER BY canal, seq`);
}

test('a negocio that is changed is told of, and one that is written as it was is not', async () => {
  expect(await toldBy(`UPDATE negocios SET nombre = 'Aurora' WHERE id = 'a'`)).toEqual([told('citas:a')]);
  expect(await toldBy(`UPDATE negocios SET nombre = nombre`)).toEqual([]);
  expect(await toldBy(`UPDATE negocios SET horario = '{"1": []}'`)).toEqual([
    told('citas:a'),
    told('citas:b'),
  ]);
});

test.each(['servicios', 'profesionales'])('%s that come, change and go are told of', async (tabla) => {
  const insert = `INSERT INTO ${tabla} (negocio_id, nombre)`;
  expect(await toldBy(`${insert} VALUES ('a', 'Uno'), ('a', 'Dos'), ('b', 'Uno')`)).toEqual([
    told('citas:a'),
    told('citas:b'),
  ]);
  expect(await toldBy(`UPDATE ${tabla} SET activo = false WHERE nombre = 'Dos'`)).toEqual([told('citas:a')]);
  expect(await toldBy(`UPDATE ${tabla} SET activo = activo`)).toEqual([]);
  expect(await toldBy(`DELETE FROM ${tabla} WHERE negocio_id = 'b'`)).toEqual([told('citas:b')]);
  expect(await toldBy(`DELETE FROM ${tabla} WHERE negocio_id = 'b'`)).toEqual([]);
});

test('what one transaction does is told once, at its end, in the name of who does it', async () => {
  await database.query('DELETE FROM eventos');
  await database.transaction(async (tx) => {
    await signEvents(tx, { por: { id: null, nombre: 'Rocío' } });
    await tx.query(`INSERT INTO servicios (negocio_id, nombre) VALUES ('a', 'Peinado'), ('a', 'Barba')`);
    await tx.query(`UPDATE negocios SET palabra = 'turno' WHERE id = 'a'`);
    expect(await tx.query('SELECT FROM eventos')).toEqual([]);
  });
  expect(await database.query('SELECT canal, por FROM eventos')).toEqual([
    { canal: 'citas:a', por: { id: null, nombre: 'Rocío' } },
  ]);
});

test('who makes a service and then waits for a profesional does not stand in the way of who has them', async () => {
  const book = (tx: Queryable, hora: string) =>
    tx.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       VALUES ('a', 'Ana', 'Corte', '2026-12-04', $1, $1::time + interval '30 minutes')`,
      [hora],
    );
  const lock = (tx: Queryable) => tx.query(`SELECT pg_advisory_xact_lock(7)`);
  const first = await database.transaction(async (tx) => {
    await lock(tx);
    const made = Promise.withResolvers<void>();
    const second = database.transaction(async (other) => {
      await other.query(`INSERT INTO servicios (negocio_id, nombre) VALUES ('a', 'Rizado')`);
      made.resolve();
      await lock(other);
      await book(other, '11:00');
    });
    await made.promise;
    await book(tx, '10:00');
    return { second };
  });
  await first.second;
  expect(await database.query(`SELECT hora_inicio FROM citas WHERE negocio_id = 'a'`)).toHaveLength(2);
});
