import { nombreDeCanal } from '@citas/domain';
import type { Scenario } from '../scenario.ts';

/** The token ends while a screen is subscribing, or just after: it renews it and misses nothing. */
export const expiringToken: Scenario = {
  name: 'token expires during subscribe',
  async run(world) {
    const { random, clock } = world;
    const hub = await world.hub();
    const negocio = await world.negocio();
    const screen = await world.follower(negocio, hub, { tokenSeconds: 5 }).start();
    const writer = world.writer(negocio);
    for (let i = 0; i < random.between(1, 3); i += 1) {
      const writing = writer.write(random.between(1, 3));
      screen.client.subscribe(nombreDeCanal('estadisticas', negocio), { delta: true });
      clock.jump(random.pick([4_000, 5_000, 6_000, 60_000]));
      await writing;
      clock.jump(2_000);
      await screen.agrees();
    }
  },
};
