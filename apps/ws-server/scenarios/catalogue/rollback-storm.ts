import type { Scenario } from '../scenario.ts';

/** Most transactions fail: the positions of what they wrote are given to others, and no hole remains. */
export const rollbackStorm: Scenario = {
  name: 'rollback storm',
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    await world.screens(3, negocio, hub);
    const writer = world.writer(negocio);
    await Promise.all(
      Array.from({ length: world.random.between(6, 15) }, () =>
        world.random.chance(0.7) ? writer.rollBack() : writer.create(),
      ),
    );
    await world.allAgree();
  },
};
