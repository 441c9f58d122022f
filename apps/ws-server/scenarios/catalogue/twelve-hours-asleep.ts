import type { Scenario } from '../scenario.ts';

/** The lid is closed for the night. In the morning one look at the page is enough: a new token, and what was missed. */
export const twelveHoursAsleep: Scenario = {
  name: '12 h asleep',
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    const line = await world.line(hub.port);
    const screen = await world.follower(negocio, line).start();
    const writer = world.writer(negocio);
    line.freeze();
    await writer.write(world.random.between(1, 6));
    // What the network and the hub did meanwhile: the socket is gone on one side, on both, or on none.
    if (world.random.chance(0.7)) line.cut();
    world.clock.jump(12 * 3_600_000);
    line.heal();
    screen.client.probe();
    world.clock.jump(3_000);
    world.clock.jump(20_000);
    await writer.write(1);
    await screen.agrees();
  },
};
