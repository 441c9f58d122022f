import { randomUUID } from 'node:crypto';
import type { Scenario } from '../scenario.ts';

/** A user is switched off at the very moment at which their screen comes back: it stays out, on whichever hub. */
export const revokedDuringResume: Scenario = {
  name: 'revoked during resume',
  async run(world) {
    const { random, database } = world;
    const hubs = [await world.hub(), await world.hub()];
    const negocio = await world.negocio();
    const usuarioId = randomUUID();
    await database.query(
      `INSERT INTO usuarios (id, negocio_id, email, nombre, password_hash, rol)
       VALUES ($1, $2, $3, 'Ana', 'x', 'admin')`,
      [usuarioId, negocio, `${usuarioId}@x.test`],
    );
    const line = await world.line(hubs[0]!.port);
    const screen = await world.follower(negocio, line, { usuarioId }).start();
    await world.screens(2, negocio, random.pick(hubs));
    line.cut();
    await screen.until('cut off', () => screen.state === 'connecting');
    line.target = random.pick(hubs).port;
    const revoke = () => database.query('UPDATE usuarios SET activo = false WHERE id = $1', [usuarioId]);
    const comeBack = () => {
      line.heal();
      world.clock.jump(20_000);
    };
    const writing = world.writer(negocio).write(2);
    if (random.chance(0.5)) comeBack();
    const revoked = revoke();
    if (random.chance(0.5)) comeBack();
    await revoked;
    comeBack();
    await writing;
    await screen.until('refused', () => screen.state === 'unauthorized');
    const told = screen.told;
    await world.writer(negocio).write(2);
    world.followers.splice(world.followers.indexOf(screen), 1);
    await world.allAgree();
    screen.stop();
    if (screen.told > told) throw new Error('it was told something after it was revoked');
  },
};
