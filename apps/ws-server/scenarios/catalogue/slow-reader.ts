import type { Scenario } from '../scenario.ts';

const MANY = 450;
const DROPPED = 'citas_ws_slow_reader_steps_total{step="dropped"}';

/** One screen stops reading for a while: the others notice nothing, and it ends with the truth like them. */
export const slowReader: Scenario = {
  name: 'slow reader',
  every: 4,
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    const [slow, ...others] = await world.screens(4, negocio, hub);
    const writer = world.writer(negocio);
    slow?.socket?.pause();
    // Until the buffers of both systems are full, which is their affair, and the hub's own begin to fill.
    while ((await hub.metric(DROPPED)) === 0) {
      await writer.create(MANY, { notas: 'n'.repeat(1900) });
      await Promise.all(others.map((each) => each.agrees()));
    }
    slow?.socket?.resume();
    await world.allAgree();
    // Of whichever of its channels there was no more room for.
    if (!slow || slow.copy.resyncs + slow.tray.resyncs === 0) throw new Error('it was not told what it lost');
  },
};
