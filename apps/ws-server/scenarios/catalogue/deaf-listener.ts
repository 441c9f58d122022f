import type { Scenario } from '../scenario.ts';

/** The connection that listens hears nothing any more and does not know it: the poll finds everything meanwhile. */
export const deafListener: Scenario = {
  name: 'deaf listener',
  async run(world) {
    const url = new URL(world.database.url);
    const line = await world.line(Number(url.port));
    url.port = String(line.port);
    const hub = await world.hub({ LISTEN_DATABASE_URL: url.toString() });
    const negocio = await world.negocio();
    await world.screens(2, negocio, hub);
    const writer = world.writer(negocio);
    line.freeze();
    await writer.write(world.random.between(1, 4));
    await world.allAgree();
    // It finds out by itself that it is deaf, and comes back once it can.
    world.clock.jump(21_000);
    world.clock.jump(6_000);
    line.cut();
    line.heal();
    world.clock.jump(60_000);
    await writer.write(world.random.between(1, 4));
    await world.allAgree();
  },
};
