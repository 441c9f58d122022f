import type { Scenario } from '../scenario.ts';

/** Everybody is cut off at once and comes back: from memory, without a read of the log each. */
export const recoveryStorm: Scenario = {
  name: 'recovery storm',
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    const line = await world.line(hub.port);
    const count = world.random.between(10, 25);
    const screens = await world.screens(count, negocio, line);
    const writer = world.writer(negocio);
    await writer.write(2);
    await world.allAgree();
    line.cut();
    await Promise.all(screens.map((each) => each.until('cut off', () => each.state === 'connecting')));
    await writer.write(world.random.between(0, 6));
    line.heal();
    world.clock.jump(20_000);
    await world.allAgree();
    const resumed = await hub.metric('citas_ws_resumes_total{source="memory"}');
    // One each from the snapshot it began with, then the two streams of each.
    if (resumed < 3 * count) throw new Error(`only ${resumed} of ${3 * count} resumed from memory`);
  },
};
