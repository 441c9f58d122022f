import { HubProcess } from '../../src/testing/hub-process.ts';
import type { Scenario } from '../scenario.ts';

/** The hub is killed with -9 while people write; another takes its place. */
export const killedHub: Scenario = {
  name: 'killed hub',
  every: 10,
  async run(world) {
    const { random, clock } = world;
    const negocio = await world.negocio();
    const first = await HubProcess.start(world.database.url, { LOG_LEVEL: 'info' });
    const line = await world.line(first.port);
    await world.screens(random.between(2, 4), negocio, line);
    const writer = world.writer(negocio);
    const writing = writer.write(random.between(3, 8));
    await first.kill();
    const second = await HubProcess.start(world.database.url, { LOG_LEVEL: 'info' });
    line.target = second.port;
    await writing;
    clock.jump(20_000);
    await world.allAgree();
    for (const screen of world.followers) screen.stop();
    await second.stop();
  },
};
