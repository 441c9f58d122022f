import type { Scenario } from '../scenario.ts';

/** PostgreSQL's sessions are killed under the hub, the one that listens included, while people write. */
export const killedSessions: Scenario = {
  name: 'killed sessions',
  async run(world) {
    const pool = await world.pool();
    // By its name none of those who write, or see to it that the screens agree, is taken for one of the hub's.
    const url = new URL(world.database.url);
    url.searchParams.set('application_name', 'hub');
    const hub = await world.hub({ DATABASE_URL: url.href });
    const negocio = await world.negocio();
    await world.screens(3, negocio, hub);
    const writer = world.writer(negocio);
    let killed = 0;
    for (let i = 0; i < world.random.between(1, 3); i += 1) {
      await writer.write(2);
      const sessions = await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name IN ('hub', 'citas-hints') AND state = 'idle'`,
      );
      killed += sessions.length;
      await writer.write(2);
    }
    if (killed === 0) throw new Error('the hub had no session to kill');
    await world.allAgree();
  },
};
