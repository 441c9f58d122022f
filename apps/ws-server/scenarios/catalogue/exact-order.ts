import type { Scenario } from '../scenario.ts';

/** Many screens, many writers, two negocios: each screen hears all of its own, in order, and nothing else. */
export const exactOrder: Scenario = {
  name: 'exact order',
  async run(world) {
    const hub = await world.hub();
    const negocios = [await world.negocio(), await world.negocio('Europe/Madrid')];
    for (const negocio of negocios) await world.screens(world.random.between(2, 6), negocio, hub);
    const writers = world.random.between(1, 4);
    const times = world.random.between(2, 8);
    await Promise.all(negocios.map((negocio) => world.writer(negocio).writeAtOnce(writers, times)));
    await world.allAgree();
  },
};
