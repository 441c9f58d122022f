import type { Scenario } from '../scenario.ts';

/** PostgreSQL is restarted. Nobody's socket closes, and what is written after is seen. */
export const restartedDatabase: Scenario = {
  name: 'restarted database',
  every: 20,
  async run(world) {
    if (!world.place.restart) return;
    const hub = await world.hub();
    const negocio = await world.negocio();
    const screens = await world.screens(3, negocio, hub);
    const writer = world.writer(negocio);
    await writer.write(3);
    await world.allAgree();
    await world.place.restart();
    await world.database.query('SELECT 1').catch(() => undefined);
    await writer.write(3);
    world.clock.jump(5_000);
    await world.allAgree();
    for (const { sockets } of screens) if (sockets > 1) throw new Error('a screen lost its socket');
  },
};
