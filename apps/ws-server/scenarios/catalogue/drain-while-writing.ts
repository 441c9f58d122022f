import type { Follower } from '../follower.ts';
import type { Scenario } from '../scenario.ts';
import { readTruth } from '../truth.ts';

/** A deploy: the hub stops while people write. Everybody moves to the next one first and leaves this one after. */
export const drainWhileWriting: Scenario = {
  name: 'drain while writing',
  async run(world) {
    const { random, clock } = world;
    const old = await world.hub({ DRAIN_SECONDS: '30' });
    const negocio = await world.negocio();
    const line = await world.line(old.port);
    const screens = await world.screens(random.between(2, 6), negocio, line);
    const gaps: string[] = [];
    for (const screen of screens)
      screen.client.onState((state) => {
        if (state === 'connecting') gaps.push(state);
      });
    const writer = world.writer(negocio);
    const writing = writer.write(random.between(3, 10));
    line.target = (await world.hub()).port;
    const stopped = old.stop();
    for (let i = 0; i < 9; i += 1) {
      clock.jump(3_000);
      // Time must not run ahead of the network: a move takes what it takes, and who hears nothing is right to give up.
      await writer.create();
      const { seq } = (await readTruth(world.database, negocio)).posicion;
      const isThere = ({ copy, state }: Follower) => state !== 'moving' && (copy.posicion?.seq ?? 0) >= seq;
      await Promise.all(screens.map((each) => each.until(`event ${seq}`, () => isThere(each))));
    }
    await writing;
    await writer.write(2);
    await stopped;
    await world.allAgree();
    if (gaps.length > 0) throw new Error(`${gaps.length} screens were without a connection`);
  },
};
