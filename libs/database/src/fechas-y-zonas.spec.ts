import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { esZonaHoraria } from '@citas/domain';
import type { Queryable } from './database.ts';
import { migrate, MIGRATIONS_FOLDER } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const ESTA = '0034_fechas_y_zonas.sql';
let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
  await insertNegocio(own.database, 'a', 'Europe/Madrid');
});
afterAll(() => own.drop());

const insertNegocio = (db: Queryable, id: string, zona: string) =>
  db.query('INSERT INTO negocios (id, nombre, zona_horaria) VALUES ($1, $1, $2)', [id, zona]);
const insertCita = (db: Queryable, fecha: string) =>
  db.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     VALUES ('a', 'Lola', 'Corte', $1, '10:00', '24:00')`,
    [fecha],
  );
const insertBloqueo = (db: Queryable, desde: string, hasta: string) =>
  db.query(`INSERT INTO bloqueos (negocio_id, desde, hasta) VALUES ('a', $1, $2)`, [desde, hasta]);
const setZona = (zona: string) =>
  own.database.query(`UPDATE negocios SET nombre = 'B', zona_horaria = $1 WHERE id = 'a'`, [zona]);

describe('a day that only PostgreSQL can read', () => {
  test.each(['20261-11-27', '10000-01-01', 'infinity', '-infinity', '0001-12-31 BC'])(
    '%s is refused, for a cita and for a block',
    async (fecha) => {
      await expect(insertCita(own.database, fecha)).rejects.toThrow('citas_fecha');
      await expect(insertBloqueo(own.database, fecha, fecha)).rejects.toThrow('bloqueos_fechas');
    },
  );

  test.each(['0001-01-01', '2028-02-29', '9999-12-31'])('%s is a day like any other', async (fecha) => {
    await insertCita(own.database, fecha);
    await insertBloqueo(own.database, fecha, fecha);
  });
});

describe('the zone of a negocio', () => {
  test('is any that the pages know', async () => {
    const zonas = Intl.supportedValuesOf('timeZone');
    await own.database.query(
      `INSERT INTO negocios (id, nombre, zona_horaria) SELECT 'z' || n, zona, zona
       FROM unnest($1::text[]) WITH ORDINALITY AS t (zona, n)`,
      [zonas.filter((zona) => zona.includes('/') && !/\d/.test(zona))],
    );
    const otras = ['UTC', 'Etc/GMT-11', 'Etc/GMT+12', 'EST5EDT', 'CET', 'Cuba', 'US/Pacific'];
    for (const zona of otras) {
      expect(esZonaHoraria(zona)).toBe(true);
      await setZona(zona);
    }
  });

  test.each([
    'CST6',
    'CST',
    'Foo+3',
    '<+05>-5',
    '-06:00',
    'Etc/Foo-11',
    'America/Nowhere3',
    'America/Nowhere',
    'utc',
    'Factory',
    '',
  ])('is refused when it is "%s"', async (zona) => {
    await expect(insertNegocio(own.database, 'mala', zona)).rejects.toThrow(/time zone/);
    await expect(setZona(zona)).rejects.toThrow(/time zone/);
  });
});

test('what is there already stops no upgrade: it stays, can be put right, and is not changed otherwise', async () => {
  const { database, end } = await before();
  await insertNegocio(database, 'a', 'CST6');
  await insertCita(database, '20261-11-27');
  expect(await migrate(database)).toContain(ESTA);

  await database.query(`UPDATE negocios SET nombre = 'Otra', zona_horaria = zona_horaria`);
  await expect(database.query(`UPDATE citas SET notas = 'x'`)).rejects.toThrow('citas_fecha');
  await database.query(`UPDATE citas SET fecha = '2026-11-27'`);
  await database.query('ALTER TABLE citas VALIDATE CONSTRAINT citas_fecha');
  await database.query(`UPDATE negocios SET zona_horaria = 'America/Mexico_City'`);
  await end();
});

/** A database as it was before. */
async function before() {
  const folder = await mkdtemp(join(tmpdir(), 'citas-migraciones-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  for (const name of await readdir(folder)) if (name >= ESTA) await rm(join(folder, name));
  const url = new URL(own.url);
  const name = `${url.pathname.slice(1)}_antes`;
  await own.database.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href, max: 1 });
  await migrate(database, folder);
  await rm(folder, { recursive: true });
  const end = async () => {
    await database.stop();
    await own.database.query(`DROP DATABASE ${name}`);
  };
  return { database, end };
}
