import { ManualClock } from '@citas/clock/testing';
import type { Position, ServerMessage } from '@citas/protocol';
import fc from 'fast-check';
import { NOW, settle } from './client-under-test.ts';
import { createRealtimeClient } from './create-realtime-client.ts';
import { CITAS, ESTADISTICAS, ModelHub, type ModelSocket } from './model-hub.ts';
import type { RealtimeClient } from './realtime-client.ts';

interface Snapshot {
  readonly posicion: Position;
  readonly citas: readonly number[];
}

/** What the client tells of a stream: each event once and in order, unless somebody asks for what was before. */
class Witness {
  #last: Position | undefined;
  #mayMove = false;

  constructor(client: RealtimeClient) {
    client.onMessage((message) => this.#hear(message));
  }

  asked({ epoch, seq }: Position): void {
    if (this.#last?.epoch !== epoch || seq < this.#last.seq) this.#mayMove = true;
  }

  #hear(message: ServerMessage): void {
    if (!('channel' in message) || message.channel !== CITAS) return;
    if (message.type === 'resync') this.#mayMove = true;
    if (message.type === 'subscribed') {
      const { epoch, seq } = message.data;
      if (this.#last && !this.#mayMove) expect({ epoch, seq }).toEqual(this.#last);
      this.#last = { epoch, seq };
      this.#mayMove = false;
    }
    if (!('seq' in message) || !this.#last) return;
    expect(message.seq).toBe(this.#last.seq + 1);
    this.#last = { ...this.#last, seq: message.seq };
  }
}

/** A page: takes a snapshot, subscribes from it, applies what it is told; it trusts the client and so checks it. */
class Page {
  readonly #hub: ModelHub;
  readonly #client: RealtimeClient;
  readonly #witness: Witness;
  citas: readonly number[] = [];
  posicion: Position | undefined;
  total = -1;
  /** A snapshot that was read and has not arrived yet. */
  #onItsWay: Snapshot | undefined;
  #isWanted = true;

  constructor(hub: ModelHub, client: RealtimeClient, witness: Witness) {
    this.#hub = hub;
    this.#client = client;
    this.#witness = witness;
    client.onMessage((message) => this.#receive(message));
    client.subscribe(ESTADISTICAS, { delta: true });
  }

  readSnapshot(): void {
    if (!this.#isWanted || this.#onItsWay) return;
    this.#onItsWay = { posicion: this.#hub.position, citas: [...this.#hub.log] };
  }

  receiveSnapshot(): void {
    if (!this.#onItsWay) return;
    const { posicion, citas } = this.#onItsWay;
    this.#onItsWay = undefined;
    this.#isWanted = false;
    if (posicion.epoch === this.posicion?.epoch)
      expect(citas.length).toBeGreaterThanOrEqual(this.citas.length);
    Object.assign(this, { posicion, citas });
    this.#witness.asked(posicion);
    this.#client.subscribe(CITAS, { since: posicion });
  }

  #receive(message: ServerMessage): void {
    if (message.type === 'stats') {
      expect(message.data.totalCitas).toBeGreaterThanOrEqual(this.total);
      this.total = message.data.totalCitas;
    }
    expect(message.type).not.toBe('stats_delta');
    if (message.type === 'resync') {
      // A snapshot that was read before this may be older than what made it necessary.
      this.#onItsWay = undefined;
      this.#isWanted = true;
    }
    if (message.type !== 'citas_changed' || this.#isWanted || !this.posicion) return;
    // It may be in the snapshot already.
    if (message.seq <= this.posicion.seq) return;
    expect(message.seq).toBe(this.posicion.seq + 1);
    this.posicion = { ...this.posicion, seq: message.seq };
    this.citas = [...this.citas, message.data.count];
  }
}

/** What may happen to one socket, those that the client has dropped included: what still comes there is not heard. */
const ON_SOCKET = {
  open: (hub, socket) => !socket.wasOpened && hub.open(socket),
  handle: (hub, socket) => hub.handle(socket),
  deliver: (_hub, socket) => socket.deliver(),
  repeat: (_hub, socket) => socket.repeat(),
  lose: (hub, socket) => hub.end(socket, 1006),
  close: (hub, socket) => hub.end(socket, 1012),
  refuse: (hub, socket) => socket.wasOpened && hub.end(socket, 4401),
  fallBehind: (hub, socket) => !socket.isOver && hub.resync(socket, 'slow_reader'),
} satisfies Record<string, (hub: ModelHub, socket: ModelSocket) => unknown>;

/** What may happen to all. */
const IN_WORLD = {
  append: ({ hub }) => hub.append(),
  tick: ({ hub }) => hub.tick(),
  rewrite: ({ hub }) => hub.rewrite(),
  drain: ({ hub }) => hub.drain(100),
  wait: ({ clock }) => clock.advance(600),
  longWait: ({ clock }) => clock.advance(13_000),
  read: ({ page }) => page.readSnapshot(),
  snapshot: ({ page }) => page.receiveSnapshot(),
  probe: ({ client }) => client.probe(),
} satisfies Record<string, (world: World & { client: RealtimeClient; page: Page }) => void>;

type OnSocket = keyof typeof ON_SOCKET;
type InWorld = keyof typeof IN_WORLD;
/** The second says to which socket, counted from the newest, or which page. */
type Step = readonly [what: OnSocket | InWorld, socket: number];

const often = <T extends OnSocket | InWorld>(weight: number, ...names: readonly T[]) => ({
  weight,
  arbitrary: fc.tuple(fc.constantFrom(...names), fc.nat(3)),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  often(6, 'open', 'handle', 'deliver', 'append'),
  often(2, 'tick', 'read', 'snapshot', 'wait', 'drain'),
  often(1, 'repeat', 'lose', 'close', 'refuse', 'fallBehind', 'rewrite', 'longWait', 'probe'),
);

async function play(steps: readonly Step[], pageCount = 1): Promise<void> {
  const hub = new ModelHub();
  const clock = new ManualClock(NOW);
  let tokens = 0;
  const client = createRealtimeClient({
    url: 'ws://hub/ws',
    clock,
    createSocket: hub.create,
    random: () => 0.5,
    getToken: () => Promise.resolve(`t${(tokens += 1)}`),
  });
  const witness = new Witness(client);
  const pages = Array.from({ length: pageCount }, () => new Page(hub, client, witness));
  client.connect();
  for (const [what, which] of steps) {
    await settle();
    const socket = hub.sockets.at(-1 - which);
    if (isOnSocket(what)) {
      if (socket) ON_SOCKET[what](hub, socket);
    } else IN_WORLD[what]({ hub, clock, pages, client, page: pages[which % pageCount]! });
  }
  await comeToRest({ hub, clock, pages });
  expect(client.state).toBe('live');
  for (const page of pages) {
    expect(page.posicion).toEqual(hub.position);
    expect(page.citas).toEqual(hub.log);
    expect(page.total).toBe(hub.version);
  }
  client.disconnect();
  expect(clock.pending).toBe(0);
}

const isOnSocket = (what: OnSocket | InWorld): what is OnSocket => what in ON_SOCKET;

interface World {
  readonly hub: ModelHub;
  readonly clock: ManualClock;
  readonly pages: readonly Page[];
}

/** Everything is delivered and nothing breaks any more. */
async function comeToRest({ hub, clock, pages }: World): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await settle();
    for (const page of pages) page.readSnapshot();
    for (const page of pages) page.receiveSnapshot();
    for (const socket of hub.living) {
      if (!socket.wasOpened) hub.open(socket);
      hub.run(socket);
    }
    hub.tick();
    for (const socket of hub.living) hub.run(socket);
    clock.advance(1000);
  }
}

/** The hub goes away before it has greeted. */
const LEFT_UNGREETED: readonly Step[] = [
  ['drain', 0],
  ['deliver', 0],
  ['wait', 0],
  ['open', 0],
  ['handle', 0],
  ['deliver', 0],
];

test('whatever the order of losses, moves and resyncs: nothing stale, doubled or missing, and in the end the log', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => play(steps)),
    { numRuns: 250, examples: [[LEFT_UNGREETED]] },
  );
});

test('two copies of one channel, each with a snapshot of its own: neither is kept from what it lacks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => play(steps, 2)),
    { numRuns: 250 },
  );
});
