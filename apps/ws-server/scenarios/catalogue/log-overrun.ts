import type { Scenario } from '../scenario.ts';

/** What a screen missed is no longer kept: it is told, never left with a hole. */
export const logOverrun: Scenario = {
  name: 'log overrun',
  async run(world) {
    const negocio = await world.negocio();
    const first = await world.hub();
    const line = await world.line(first.port);
    const away = await world.follower(negocio, line).start();
    const writer = world.writer(negocio);
    await writer.create(2);
    await away.agrees();
    line.cut();
    await writer.create(world.random.between(3, 9));
    const keep = world.random.between(0, 2);
    await world.database.query(
      `DELETE FROM eventos e USING canales c
       WHERE c.canal = e.canal AND e.canal LIKE '%:' || $1 AND e.seq <= c.seq - $2`,
      [negocio, keep],
    );
    // Another hub: the first still has everything in memory.
    line.target = (await world.hub()).port;
    line.heal();
    world.clock.jump(20_000);
    await world.allAgree();
    if (away.copy.resyncs === 0) throw new Error('a hole was not told');
  },
};
