import { ManualClock } from '@citas/clock/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { systemClock } from '@citas/clock';
import { FakeHintConnections } from './fake-hint-connections.ts';
import { HintListener } from './hint-listener.ts';
import { notifyHints } from './notify-hint.ts';

/** Lets promises that are already settled run on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function setUp({ isDeaf = false } = {}) {
  const clock = new ManualClock();
  const connections = new FakeHintConnections();
  const seen = { hints: [] as string[], revocations: 0, returns: 0, log: [] as string[], deaf: isDeaf };
  const listener = new HintListener({
    url: 'postgres://x',
    clock,
    logger: { info: (m) => seen.log.push(`info ${m}`), warn: (m) => seen.log.push(`warn ${m}`) },
    random: () => 1,
    open: connections.open,
    database: {
      query(_text, values) {
        const [channel, payload] = values as [string, string];
        if (!seen.deaf) connections.newest.onNotification(channel, payload);
        return Promise.resolve([]);
      },
    },
    onHint: (negocioId) => seen.hints.push(negocioId),
    onRevocation: () => (seen.revocations += 1),
    onReturn: () => (seen.returns += 1),
  });
  await listener.start();
  await settle();
  return { clock, connections, seen, listener };
}

describe('the hint listener', () => {
  test('hands on hints, and says when it begins to hear', async () => {
    const { connections, seen } = await setUp();
    connections.newest.onNotification('citas_hint', 'negocio_123');
    expect(seen).toMatchObject({ hints: ['negocio_123'], returns: 1, log: [] });
  });

  test('tells of revoked tokens apart from hints', async () => {
    const { connections, seen } = await setUp();
    connections.newest.onNotification('citas_revocada', '');
    expect(seen).toMatchObject({ hints: [], revocations: 1 });
  });

  test('one that hears nothing is found in 5 s, told of once, and replaced', async () => {
    const { clock, connections, seen } = await setUp({ isDeaf: true });
    clock.advance(5_000);
    expect(connections.closed).toBe(1);
    for (let i = 0; i < 5; i += 1) {
      clock.advance(60_000);
      await settle();
      clock.advance(5_000);
    }
    expect(seen.log).toEqual(['warn no hints from PostgreSQL (LISTEN hears nothing): polling every second']);
    expect(connections.opened.length).toBeGreaterThan(3);
  });

  test('one that went deaf later is found at its next echo', async () => {
    const { clock, connections, seen } = await setUp();
    clock.advance(20_000);
    await settle();
    expect(seen.log).toEqual([]);
    seen.deaf = true;
    clock.advance(25_000);
    expect(connections.closed).toBe(1);
    seen.deaf = false;
    clock.advance(1_000);
    await settle();
    expect(seen.log.at(-1)).toBe('info hints from PostgreSQL arrive again');
    expect(seen.returns).toBe(2);
  });

  test('a connection that ends is opened again after a pause that grows', async () => {
    const { clock, connections } = await setUp();
    connections.failure = new Error('refused');
    connections.newest.onEnd('the connection ended');
    clock.advance(1_000);
    await settle();
    connections.failure = undefined;
    clock.advance(1_999);
    await settle();
    expect(connections.opened).toHaveLength(1);
    clock.advance(1);
    await settle();
    expect(connections.opened).toHaveLength(2);
  });

  test('stopped, it leaves neither timer nor connection', async () => {
    const { clock, connections, listener } = await setUp();
    await listener.stop();
    expect(clock.pending).toBe(0);
    expect(connections.closed).toBe(1);
  });
});

describe('on PostgreSQL', () => {
  let own: TestDatabase;
  beforeAll(async () => {
    own = await createTestDatabase();
  });
  afterAll(() => own.drop());

  test('a hint that is sent is heard', async () => {
    const returned = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<string>();
    const listener = new HintListener({
      url: own.url,
      database: own.database,
      clock: systemClock,
      logger: { info: () => undefined, warn: (message) => heard.reject(new Error(message)) },
      onHint: (negocioId) => heard.resolve(negocioId),
      onReturn: () => returned.resolve(),
    });
    await listener.start();
    await returned.promise;
    await notifyHints(own.database, ['negocio_123']);
    expect(await heard.promise).toBe('negocio_123');
    await listener.stop();
  });

  test('a user who is switched off is heard of', async () => {
    await own.database.query(
      `WITH n AS (INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'Europe/Madrid') RETURNING id)
       INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol) SELECT id, 'a@a.es', 'Ana', '', 'admin' FROM n`,
    );
    const returned = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<void>();
    const listener = new HintListener({
      url: own.url,
      database: own.database,
      clock: systemClock,
      logger: { info: () => undefined, warn: (message) => heard.reject(new Error(message)) },
      onHint: () => undefined,
      onRevocation: () => heard.resolve(),
      onReturn: () => returned.resolve(),
    });
    await listener.start();
    await returned.promise;
    await own.database.query('UPDATE usuarios SET activo = false');
    await heard.promise;
    await listener.stop();
  });
});
