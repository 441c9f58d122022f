import { createTestDatabase } from '@citas/database/testing';
import type { Scenario } from '../scenario.ts';

/** Zones with the last moment before a day begins that is unlike others: clocks forward, back, and neither. */
const NIGHTS = [
  ['America/Santiago', '2026-09-06T03:59:30Z', 'a day that begins at 01:00'],
  ['America/Santiago', '2027-04-04T03:59:30Z', 'a day whose midnight comes twice'],
  ['Europe/Madrid', '2026-10-24T21:59:30Z', 'the eve of 25 hours'],
  ['Europe/Madrid', '2026-10-25T22:59:30Z', 'the end of 25 hours'],
  ['America/Mexico_City', '2026-12-31T05:59:30Z', 'an ordinary night'],
  ['Atlantic/Canary', '2027-03-28T22:59:30Z', 'the end of 23 hours'],
] as const;

/** Midnight passes in the negocio's zone, with nobody writing: "hoy" and the days of the charts move by themselves. */
export const midnight: Scenario = {
  name: 'midnight and clock changes',
  every: 3,
  async run(world) {
    const [zona, eve] = world.random.pick(NIGHTS);
    const own = await createTestDatabase();
    world.atEnd(() => own.drop());
    await own.database.query(`
      CREATE SCHEMA reloj;
      CREATE TABLE reloj.ahora (instante timestamptz NOT NULL);
      INSERT INTO reloj.ahora VALUES ('${eve}');
      CREATE FUNCTION reloj.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT instante FROM reloj.ahora'`);
    const url = new URL(own.url);
    // Asked before pg_catalog, so that every statement of the hub gets the time of the night that is played.
    url.searchParams.set('options', '-c search_path=reloj,pg_catalog,public');
    await playNight(world, await world.pool(url.toString()), zona);
  },
};

async function playNight(
  world: Parameters<Scenario['run']>[0],
  database: Awaited<ReturnType<typeof world.pool>>,
  zona: string,
): Promise<void> {
  await database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('noche', 'noche', $1)`, [
    zona,
  ]);
  await database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     SELECT 'noche', 'c', 'Corte', (now() AT TIME ZONE $1)::date + dia, '10:00', '10:30'
     FROM (VALUES (0), (1), (1), (2)) AS v (dia)`,
    [zona],
  );
  const hub = await world.hub({ DATABASE_URL: database.url });
  const screen = await world.follower('noche', hub, { database }).start();
  const before = screen.figures?.citasHoy;
  await screen.agrees();
  await database.query(`UPDATE reloj.ahora SET instante = instante + interval '1 minute'`);
  world.clock.jump(5_000);
  await screen.until('the new day', () => screen.figures?.citasHoy === 2);
  await screen.agrees();
  if (before !== 1) throw new Error(`the day before had ${before} citas`);
}
