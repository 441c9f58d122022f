import { nombreDeCanal } from '@citas/domain';
import type { Scenario } from '../scenario.ts';
import { WebSocket } from 'ws';
import { once } from 'node:events';

/** A renewed token opens less than the one before: what it does not open ends at once, the rest goes on. */
export const lowerRole: Scenario = {
  name: 'role change while live',
  async run(world) {
    const hub = await world.hub();
    const negocio = await world.negocio();
    const screen = world.follower(negocio, hub);
    const socket = new WebSocket(`ws://127.0.0.1:${hub.port}/ws?token=${screen.token('admin')}`);
    const heard: { type: string; channel?: string; data: { code?: string } }[] = [];
    const news = new EventTarget();
    socket.on('message', (data) => {
      heard.push(JSON.parse((data as Buffer).toString()) as (typeof heard)[number]);
      news.dispatchEvent(new Event('heard'));
    });
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await once(news, 'heard');
    };
    await once(socket, 'open');
    const say = (type: string, data: object) => socket.send(JSON.stringify({ type, data }));
    for (const tipo of ['estadisticas', 'citas'] as const)
      say('subscribe', { channel: nombreDeCanal(tipo, negocio) });
    await until(() => heard.filter(({ type }) => type === 'subscribed').length === 2);
    say('auth', { token: screen.token('recepcion') });
    await until(() => heard.some(({ type }) => type === 'error'));
    const since = heard.length;
    await world.writer(negocio).create(3);
    world.clock.jump(5_000);
    await until(() => heard.filter(({ type }) => type === 'cita_created').length === 3);
    socket.close();
    await once(socket, 'close');
    const after = heard.slice(since).filter(({ channel }) => channel?.startsWith('estadisticas:'));
    if (after.length > 0) throw new Error(`it was told ${after.length} figures more`);
  },
};
