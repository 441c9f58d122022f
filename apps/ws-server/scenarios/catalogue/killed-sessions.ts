import type { Scenario } from '../scenario.ts';

/** PostgreSQL's sessions are killed under the hub, the one that listens included, while people write. */
export const killedSessions: Scenario = {
  name: 'killed sessions',
  async run(world) {
    const { database } = world;
    const pool = await world.pool();
    const hub = await world.hub();
    const negocio = await world.negocio();
    await world.screens(3, negocio, hub);
    const writer = world.writer(negocio);
    for (let i = 0; i < world.random.between(1, 3); i += 1) {
      await writer.write(2);
      // All but those who write: the hub's pool and its listener.
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()
           AND (application_name = 'citas-hints' OR query ILIKE '%canales%' AND state = 'idle')`,
      );
      await database.query('SELECT 1').catch(() => undefined);
      await writer.write(2).catch(() => undefined);
    }
    await world.allAgree();
  },
};
