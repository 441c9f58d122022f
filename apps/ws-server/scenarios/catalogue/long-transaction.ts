import type { Scenario } from '../scenario.ts';

/** A transaction stays open for long: its negocio waits for it, no other does, and no event is passed over. */
export const longTransaction: Scenario = {
  name: 'long transaction',
  async run(world) {
    const hub = await world.hub();
    const [held, free] = [await world.negocio(), await world.negocio()];
    const waiting = await world.screens(2, held, hub);
    const going = await world.screens(2, free, hub);
    const held_ = await world.writer(held).hold();
    const queued = world.writer(held).create(2);
    await world.writer(free).write(world.random.between(2, 5));
    await Promise.all(going.map((each) => each.agrees()));
    await held_.release(world.random.chance(0.5));
    await queued;
    await Promise.all(waiting.map((each) => each.agrees()));
  },
};
