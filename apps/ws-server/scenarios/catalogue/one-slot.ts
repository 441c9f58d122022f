import type { Scenario } from '../scenario.ts';

/** Fifty want the same half hour of the same professional: one gets it, and every screen shows that one cita. */
export const oneSlot: Scenario = {
  name: 'one slot, fifty clients',
  every: 2,
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    await world.screens(3, negocio, hub);
    const [profesional] = await world.database.query<{ id: string }>(
      `INSERT INTO profesionales (negocio_id, nombre) VALUES ($1, 'Carmen') RETURNING id`,
      [negocio],
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        world.database.query(
          `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
           SELECT $1, $2, 'Corte', $3, current_date + 1, make_time(10, $4, 0), make_time(10, $4 + 30, 0)`,
          [negocio, `cliente ${i}`, profesional?.id, world.random.between(0, 20)],
        ),
      ),
    );
    const won = outcomes.filter(({ status }) => status === 'fulfilled').length;
    if (won !== 1) throw new Error(`${won} of them got it`);
    await world.allAgree();
  },
};
