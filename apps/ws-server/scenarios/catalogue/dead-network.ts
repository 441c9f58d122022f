import type { Scenario } from '../scenario.ts';

/** The network goes dead without a word: the hub ends the socket, the screen says that it is old and comes back. */
export const deadNetwork: Scenario = {
  name: 'dead network',
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    const line = await world.line(hub.port);
    const screen = await world.follower(negocio, line).start();
    line.freeze();
    await world.writer(negocio).write(world.random.between(1, 4));
    world.clock.jump(11_000);
    world.clock.jump(2_500);
    await screen.until('old', () => screen.state !== 'live');
    world.clock.jump(3_000);
    // The hub's ping, and the 10 s in which nothing answers it.
    world.clock.jump(26_000);
    world.clock.jump(11_000);
    line.cut();
    line.heal();
    world.clock.jump(20_000);
    await world.allAgree();
  },
};
