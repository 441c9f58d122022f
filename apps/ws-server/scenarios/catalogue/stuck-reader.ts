import type { Scenario } from '../scenario.ts';

/** A screen that never reads again is closed after 10 s; on a new socket it has everything. */
export const stuckReader: Scenario = {
  name: 'stuck reader',
  every: 4,
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    const [stuck, other] = await world.screens(2, negocio, hub);
    stuck?.socket?.pause();
    while ((await hub.metric('citas_ws_slow_reader_steps_total{step="dropped"}')) === 0) {
      await world.writer(negocio).create(450, { notas: 'n'.repeat(1900) });
      await other?.agrees();
    }
    // Before it is 12 s old to itself: the hub alone decides here.
    world.clock.jump(11_000);
    world.clock.jump(3_000);
    stuck?.client.probe();
    world.clock.jump(3_000);
    world.clock.jump(20_000);
    await world.allAgree();
    if (stuck?.sockets === 1) throw new Error('it never got another socket');
  },
};
