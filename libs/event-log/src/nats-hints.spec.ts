import { systemClock } from '@citas/clock';
import { ManualClock } from '@citas/clock/testing';
import { freePorts, withPrograms } from '@citas/process/testing';
import { FakeNatsConnections } from './fake-nats-connections.ts';
import { NatsHints } from './nats-hints.ts';
import { NatsServerProcess } from './testing/nats-server-process.ts';

/** Lets promises that are already settled run on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function setUp({ failure }: { failure?: Error } = {}) {
  const clock = new ManualClock();
  const connections = new FakeNatsConnections();
  connections.failure = failure;
  const seen = { hints: [] as string[], returns: 0, log: [] as string[] };
  const hints = new NatsHints({
    url: 'nats://x',
    clock,
    logger: { info: (m) => seen.log.push(`info ${m}`), warn: (m) => seen.log.push(`warn ${m}`) },
    random: () => 1,
    open: connections.open,
    onHint: (negocioId) => seen.hints.push(negocioId),
    onReturn: () => (seen.returns += 1),
  });
  await hints.start();
  await settle();
  return { clock, connections, seen, hints };
}

describe('hints by NATS', () => {
  test('only negocios that are followed are subscribed to', async () => {
    const { connections, hints, seen } = await setUp();
    for (const negocioId of ['a', 'b', 'a']) hints.follow(negocioId);
    hints.leave('b');
    expect([...connections.subjects]).toEqual(['citas.hint.a']);
    connections.newest.onMessage('citas.hint.a');
    expect(seen).toMatchObject({ hints: ['a'], returns: 1, log: [] });
  });

  test('a server that is away at the start is told of once, and found when it comes', async () => {
    const { clock, connections, hints, seen } = await setUp({ failure: new Error('refused') });
    hints.follow('a');
    for (let i = 0; i < 5; i += 1) {
      clock.advance(5_000);
      await settle();
    }
    expect(hints.send('a')).toBe(false);
    expect(seen.log).toEqual(['warn no hints by NATS (refused): PostgreSQL and the poll go on']);
    connections.failure = undefined;
    clock.advance(5_000);
    await settle();
    expect(hints.send('a')).toBe(true);
    expect([...connections.subjects]).toEqual(['citas.hint.a']);
    expect(seen).toMatchObject({ returns: 1, log: [expect.anything(), 'info hints from NATS arrive again'] });
  });

  test('a server that is lost is followed again by the next connection', async () => {
    const { clock, connections, hints, seen } = await setUp();
    hints.follow('a');
    connections.newest.onEnd('the connection ended');
    hints.follow('b');
    expect(hints.send('a')).toBe(false);
    clock.advance(500);
    await settle();
    expect([...connections.subjects]).toEqual(['citas.hint.a', 'citas.hint.b']);
    expect(seen.returns).toBe(2);
  });

  test('stopped, it leaves neither timer nor connection', async () => {
    const { clock, connections, hints } = await setUp();
    await hints.stop();
    expect([clock.pending, connections.closed]).toEqual([0, 1]);
    const away = await setUp({ failure: new Error('refused') });
    await away.hints.stop();
    expect(away.clock.pending).toBe(0);
  });
});

withPrograms('nats-server').describe('on a real server', () => {
  const options = { clock: systemClock, logger: { info: () => undefined, warn: () => undefined } };

  /** Resolves at the next return or hint. */
  function listening(url: string) {
    const returned = Promise.withResolvers<void>();
    let heard = Promise.withResolvers<string>();
    const hints = new NatsHints({
      ...options,
      url,
      onReturn: returned.resolve,
      onHint: (negocioId) => heard.resolve(negocioId),
    });
    const next = async (): Promise<string> => {
      const negocioId = await heard.promise;
      heard = Promise.withResolvers();
      return negocioId;
    };
    return { hints, returned: returned.promise, next };
  }

  test('a hint reaches who follows that negocio, with the password of the address', async () => {
    const server = await NatsServerProcess.start(-1, ['--user', 'hub', '--pass', 's3cr3t/']);
    const url = server.url.replace('//', '//hub:s3cr3t%2F@');
    const hub = listening(url);
    hub.hints.follow('negocio_123');
    await hub.hints.start();
    await hub.returned;
    const api = listening(url);
    await api.hints.start();
    await api.returned;
    expect([api.hints.send('negocio_9'), api.hints.send('negocio_123')]).toEqual([true, true]);
    expect(await hub.next()).toBe('negocio_123');
    await Promise.all([hub.hints.stop(), api.hints.stop()]);
    await server.kill();
  });

  test('a server that was killed is found again by itself, and so is what was followed', async () => {
    const server = await NatsServerProcess.start((await freePorts(1))[0]);
    let returns = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<string>();
    const hints = new NatsHints({
      ...options,
      url: server.url,
      onReturn: () => returns.resolve(),
      onHint: heard.resolve,
    });
    hints.follow('a');
    await hints.start();
    await returns.promise;
    returns = Promise.withResolvers();
    await server.kill();
    const second = await NatsServerProcess.start(server.port);
    await returns.promise;
    hints.send('a');
    expect(await heard.promise).toBe('a');
    await hints.stop();
    await second.kill();
  });
});
