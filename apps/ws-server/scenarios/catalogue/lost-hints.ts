import { notifyHints } from '@citas/event-log';
import type { Scenario } from '../scenario.ts';

/** Three hints in ten never arrive and others come late: what they told of is found all the same. */
export const lostHints: Scenario = {
  name: 'lost hints',
  async run(world) {
    const { random, clock, database } = world;
    const hub = await world.hub();
    const negocio = await world.negocio();
    await world.screens(3, negocio, hub);
    for (let i = 0; i < random.between(3, 8); i += 1) {
      await database.transaction(async (tx) => {
        // As the API does: it sends the hint itself, after the commit.
        await tx.query(`SELECT set_config('citas.aviso', 'api', true)`);
        await tx.query(
          `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
           VALUES ($1, 'c', 'Corte', current_date, '10:00', '10:30')`,
          [negocio],
        );
      });
      if (random.chance(0.3)) continue;
      clock.after(random.between(0, 900), () => void notifyHints(database, [negocio]));
    }
    clock.jump(1000);
    await world.allAgree();
  },
};
