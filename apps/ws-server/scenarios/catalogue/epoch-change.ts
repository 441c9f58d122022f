import type { Scenario } from '../scenario.ts';

/** The log is restored from a backup while some watch and some are away: everybody takes a new snapshot. */
export const epochChange: Scenario = {
  name: 'epoch change',
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    const line = await world.line(hub.port);
    const [live, away] = [
      await world.follower(negocio, hub).start(),
      await world.follower(negocio, line).start(),
    ];
    const writer = world.writer(negocio);
    await writer.write(world.random.between(2, 8));
    line.cut();
    await writer.write(world.random.between(0, 3));
    await world.database.transaction(async (tx) => {
      await tx.query(`UPDATE canales SET epoch = 'restored', seq = 0 WHERE canal LIKE '%:' || $1`, [negocio]);
      await tx.query(`DELETE FROM eventos WHERE canal LIKE '%:' || $1`, [negocio]);
    });
    await writer.write(world.random.between(1, 4));
    line.heal();
    world.clock.jump(20_000);
    await world.allAgree();
    for (const { copy } of [live, away]) if (copy.resyncs === 0) throw new Error('a screen was not told');
  },
};
