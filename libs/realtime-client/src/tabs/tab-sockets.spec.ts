import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { systemClock } from '@citas/clock';
import { JumpingClock, ManualClock } from '@citas/clock/testing';
import { CITAS, ESTADISTICAS } from '../model-hub.ts';
import { tabSockets } from './tab-sockets.ts';
import { eventually, tabsUnderTest } from './tabs-under-test.ts';

let world: ReturnType<typeof tabsUnderTest>;
beforeEach(() => {
  world = tabsUnderTest();
});
afterEach(() => world.closeAll());

const otherTab = async (channel?: string) => {
  const workerData = { sharedAs: world.key, channel };
  const worker = new Worker(new URL('./mortal-tab.ts', import.meta.url), { workerData });
  let state: unknown;
  worker.on('message', (value) => (state = value));
  await eventually(() => state === 'live' || (channel !== undefined && state === 'syncing'));
  return worker;
};

/** Node frees the locks of a thread that has ended, but looks who waits for them only when the next lock is asked for. */
const die = async (worker: Worker) => {
  void worker.terminate();
  await once(worker, 'exit');
  await navigator.locks.request('next', () => undefined);
};

describe('tabs of one user', () => {
  test('have one socket between them, and an event reaches each once', async () => {
    const { hub, live } = world;
    const tabs = [await live(), await live(), await live()];
    hub.append();
    hub.append();
    await eventually(() => tabs.every((tab) => tab.seqs().length >= 2));
    expect(tabs.map((tab) => tab.seqs())).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(hub.sockets).toHaveLength(1);
  });

  test('of another user have another socket', async () => {
    await world.live();
    await world.live({ sharedAs: `${world.key} other` });
    expect(world.hub.living).toHaveLength(2);
  });

  test('a channel that is followed already is not asked of the hub again', async () => {
    const { hub, live } = world;
    await live();
    hub.append();
    const second = await live();
    const [socket] = hub.sockets;
    expect(socket?.requests.filter(({ type }) => type === 'subscribe')).toHaveLength(1);
    expect(second.heard).toContainEqual({
      type: 'subscribed',
      channel: CITAS,
      id: 's2',
      data: { epoch: 'e1', seq: 1, recovered: false },
    });
  });

  test('one that comes from an older position has the rest repeated, and no other tab hears it', async () => {
    const { hub, live } = world;
    const first = await live();
    for (let i = 0; i < 4; i += 1) hub.append();
    const second = await live({ since: { epoch: 'e1', seq: 1 } });
    hub.append();
    await eventually(() => first.seqs().includes(5) && second.seqs().includes(5));
    expect(first.seqs()).toEqual([1, 2, 3, 4, 5]);
    expect(second.seqs()).toEqual([2, 3, 4, 5]);
    expect(hub.sockets).toHaveLength(1);
  });

  test.each([['with the socket'], ['that shares it']])(
    'in a tab %s a copy that is ahead of an event on its way keeps it from no other copy',
    async (which) => {
      const { hub, live } = world;
      const tabs = [await live(), await live()];
      const tab = tabs[which === 'with the socket' ? 0 : 1]!;
      const socket = hub.sockets[0]!;
      hub.isEager = false;
      hub.append();
      tab.client.subscribe(CITAS, { since: hub.position });
      // All that the tab has said before this is known where the socket is.
      tab.client.subscribe('citas:otro');
      await eventually(() =>
        socket.requests.some((request) => JSON.stringify(request).includes('citas:otro')),
      );
      hub.isEager = true;
      hub.run(socket);
      hub.append();
      await eventually(() => tabs.every(({ seqs }) => seqs().includes(2)));
      expect(tabs.map(({ seqs }) => seqs())).toEqual([
        [1, 2],
        [1, 2],
      ]);
    },
  );

  test('a tab that opens with one copy ahead of the other has what the other lacks repeated', async () => {
    const { hub, live, tab } = world;
    await live();
    const since = hub.position;
    hub.append();
    const opened = tab({ since });
    opened.client.subscribe(CITAS, { since: hub.position });
    hub.append();
    await eventually(() => opened.seqs().includes(2));
    expect(opened.seqs()).toEqual([1, 2]);
  });

  test('figures: a tab that comes gets a whole value, and the deltas stay right for all', async () => {
    const { hub, live } = world;
    const channels = [ESTADISTICAS];
    const totals = (tab: Awaited<ReturnType<typeof live>>) =>
      tab.heard.flatMap((message) => (message.type === 'stats' ? [message.data.totalCitas] : []));
    const first = await live({ channels });
    const step = () => {
      hub.append();
      hub.tick();
    };
    step();
    const second = await live({ channels });
    step();
    await eventually(() => totals(first).includes(2) && totals(second).includes(2));
    expect(totals(second)).toEqual([1, 2]);
    expect([...new Set(totals(first))]).toEqual([0, 1, 2]);
  });

  test('the hub is unsubscribed when the last tab has left the channel', async () => {
    const { hub, live } = world;
    const [first, second] = [await live(), await live()];
    first.client.unsubscribe(CITAS);
    second.client.unsubscribe(CITAS);
    const [socket] = hub.sockets;
    await eventually(() => socket!.followed.size === 0);
    expect(socket!.requests.filter(({ type }) => type === 'unsubscribe')).toHaveLength(1);
  });

  test('a renewed token goes to the hub once, and every tab knows how long it lasts', async () => {
    const { hub, live } = world;
    hub.lifeMs = 400;
    let token = 't1';
    const getToken = () => Promise.resolve(token);
    const clock = new ManualClock(Date.now());
    const tabs = [await live({ getToken, clock }), await live({ getToken, clock })];
    token = 't2';
    clock.advance(1_000);
    await eventually(() => tabs.every((tab) => tab.heard.some(({ type }) => type === 'authenticated')));
    expect(hub.sockets[0]?.requests.filter(({ type }) => type === 'auth')).toHaveLength(1);
  });
});

describe('when the tab with the socket goes', () => {
  test('the others come back at once, one of them with the socket, and miss nothing', async () => {
    const { hub, live } = world;
    const [leader, ...others] = [await live(), await live(), await live()];
    hub.append();
    await eventually(() => others.every((tab) => tab.seqs().includes(1)));
    leader?.client.disconnect();
    hub.append();
    await eventually(() => others.every((tab) => tab.seqs().includes(2)));
    hub.append();
    await eventually(() => others.every((tab) => tab.seqs().includes(3)));
    for (const tab of others) expect([tab.seqs(), tab.retries]).toEqual([[1, 2, 3], [0]]);
    expect([hub.sockets.length, hub.living.length]).toEqual([2, 1]);
  });

  test('one that is frozen loses it to a tab that it has not let in for 4 s', async () => {
    const worker = await otherTab();
    const isFrozen = new Int32Array(new SharedArrayBuffer(4));
    worker.postMessage(isFrozen);
    // Node 26 ends with a fatal error when a lock is stolen from a thread that is not within a call just then.
    await eventually(() => Atomics.load(isFrozen, 0) === 1);
    const clock = new JumpingClock();
    const tab = world.tab({ clock });
    await eventually(() => tab.client.state === 'connecting' && clock.pending === 2);
    clock.jump(3000);
    expect(world.hub.sockets).toHaveLength(0);
    clock.jump(1000);
    await eventually(() => tab.client.state === 'live');
    expect(world.hub.living).toHaveLength(1);
    // It wakes and still takes itself for who leads: what it says to the tab is not mixed with what the new one says.
    const states: unknown[] = [];
    worker.on('message', (state) => states.push(state));
    Atomics.store(isFrozen, 0, 0);
    Atomics.notify(isFrozen, 0);
    await eventually(() => states.includes('connecting') && states.at(-1) === 'live');
    await eventually(() => tab.client.state === 'live');
    world.hub.append();
    await eventually(() => tab.seqs().includes(1));
    expect(tab.seqs()).toEqual([1]);
    expect(world.hub.living).toHaveLength(1);
    await worker.terminate();
  });

  test('one whose time passes while it stands in line takes the lead from itself, and has one socket all the same', async () => {
    const clock = new JumpingClock();
    const { after } = clock;
    let isLate = false;
    clock.after = (delayMs, task) => {
      const cancel = after.call(clock, delayMs, task);
      if (delayMs === 4000 && !isLate) {
        isLate = true;
        clock.jump(delayMs);
      }
      return cancel;
    };
    const tab = world.tab({ clock });
    await eventually(() => tab.client.state === 'live');
    const second = await world.live();
    world.hub.append();
    await eventually(() => second.seqs().includes(1) && tab.seqs().includes(1));
    expect(world.hub.living).toHaveLength(1);
  });

  test('so they do when it dies without a word', async () => {
    const worker = await otherTab();
    const tab = await world.live({ channels: [] });
    expect(world.hub.sockets).toHaveLength(0);
    await die(worker);
    await eventually(() => world.hub.living.length === 1 && tab.client.state === 'live');
    expect(tab.retries).toEqual([0]);
  });
});

test('a tab that dies without a word is forgotten, and what only it followed is unsubscribed', async () => {
  const { hub, live } = world;
  await live({ channels: [] });
  const worker = await otherTab(CITAS);
  const [socket] = hub.sockets;
  await eventually(() => socket!.followed.size === 1);
  await die(worker);
  await eventually(() => socket!.followed.size === 0);
});

describe('a hub', () => {
  test('that goes away is left by all tabs together: two sockets for a moment, then one; each event once', async () => {
    const { hub, live } = world;
    const tabs = [await live(), await live()];
    hub.append();
    hub.drain(0);
    await eventually(() => hub.sockets.length === 2 && hub.living.length === 1);
    await eventually(() => tabs.every((tab) => tab.client.state === 'live'));
    hub.append();
    await eventually(() => tabs.every((tab) => tab.seqs().includes(2)));
    for (const tab of tabs) expect([tab.seqs(), tab.retries]).toEqual([[1, 2], []]);
    expect(hub.sockets[0]?.closedWith).toBe(1000);
  });

  test('that closes is told to every tab with its code', async () => {
    const { hub, live } = world;
    const tabs = [await live(), await live()];
    hub.end(hub.sockets[0]!, 4403);
    await eventually(() => tabs.every((tab) => tab.client.state === 'unauthorized'));
    expect(hub.sockets).toHaveLength(1);
  });

  test('whose log is another one resyncs every tab', async () => {
    const { hub, live } = world;
    const tabs = [await live(), await live()];
    hub.append();
    hub.rewrite();
    hub.append();
    const last = (tab: (typeof tabs)[number]) => tab.heard.at(-1);
    await eventually(() =>
      tabs.every((tab) => last(tab)?.type === 'citas_changed' && tab.seqs().length === 2),
    );
    for (const tab of tabs) expect(tab.heard.filter(({ type }) => type === 'resync')).toHaveLength(1);
  });
});

test('a socket that looks alive and is dead greets no tab that comes', async () => {
  const { hub, tab, live } = world;
  await live();
  hub.isEager = false;
  const second = tab();
  await eventually(() => hub.sockets[0]!.isOver);
  expect(second.client.state).not.toBe('live');
  hub.isEager = true;
  await eventually(() => second.client.state === 'live');
});

test('without Web Locks, or without a key, each socket is its own', async () => {
  const createSocket = world.hub.create;
  const alone = tabSockets({ clock: systemClock, createSocket, sharedAs: () => null });
  alone('ws://hub/ws', ['citas.v1', 'bearer.t']);
  expect(world.hub.sockets).toHaveLength(1);
  const property = Object.getOwnPropertyDescriptor(globalThis, 'navigator')!;
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  const own = tabSockets({ clock: systemClock, createSocket, sharedAs: () => 'k' });
  Object.defineProperty(globalThis, 'navigator', property);
  expect(own).toBe(createSocket);
});
