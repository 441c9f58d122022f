import { randomUUID } from 'node:crypto';
import { aToken } from '@citas/auth/testing';
import type { Clock } from '@citas/clock';
import { nombreDeCanal, type Estadisticas } from '@citas/domain';
import type { ServerMessage } from '@citas/protocol';
import { createRealtimeClient, type ConnectionState, type RealtimeClient } from '@citas/realtime-client';
import { WebSocket } from 'ws';
import { LiveCopy } from '../../scenarios/live-copy.ts';
import type { Random } from '../../scenarios/random.ts';
import type { NegocioTruth } from './crowd-message.ts';
import type { Lookout } from './lookout.ts';
import type { Snapshots } from './snapshots.ts';
import type { Verdict } from './verdict.ts';

export interface ScreenOptions {
  readonly negocio: string;
  /** Of the balancer. */
  readonly port: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly snapshots: Snapshots;
  readonly lookout: Lookout;
}

const TOKEN_SECONDS = 900;
/** How long nothing has been heard when the client says so. */
const STALE_AFTER_MS = 12_000;

/** One screen behind the balancer: the real client, what it shows, and what it sees. */
export class Screen {
  readonly #options: ScreenOptions;
  readonly #canal: string;
  readonly #client: RealtimeClient;
  readonly #copy: LiveCopy;
  #figures: Estadisticas | undefined;
  #wake = Promise.withResolvers<void>();

  constructor(options: ScreenOptions) {
    const { negocio, port, clock, random, snapshots, lookout } = options;
    const usuario = { negocio_id: negocio, id: randomUUID() };
    this.#options = options;
    this.#canal = nombreDeCanal('citas', negocio);
    this.#client = createRealtimeClient({
      url: `ws://127.0.0.1:${port}/ws`,
      clock,
      random: random.next,
      getToken: () => Promise.resolve(aToken({ now: clock.now(), ttlSeconds: TOKEN_SECONDS, usuario })),
      createSocket(url, protocols) {
        lookout.opened();
        return new WebSocket(url, protocols);
      },
    });
    this.#copy = new LiveCopy({
      canal: this.#canal,
      takeSnapshot: () => snapshots.take(negocio),
      follow: (since) => this.#client.subscribe(this.#canal, { since }),
      onChange: () => this.#changed(),
    });
  }

  start(): void {
    const { negocio, lookout, clock } = this.#options;
    lookout.wentBlind(this, clock.now());
    this.#client.onMessage((message) => this.#receive(message));
    this.#client.onState((state) => this.#moved(state));
    this.#client.subscribe(nombreDeCanal('estadisticas', negocio), { delta: true });
    this.#client.subscribe(nombreDeCanal('notificaciones', negocio));
    this.#client.connect();
    void this.#copy.load();
  }

  /** It is connected, with a snapshot that follows its channel. */
  get isLive(): boolean {
    return isSeeing(this.#client.state) && this.#copy.posicion !== undefined;
  }

  async judge(truths: ReadonlyMap<string, NegocioTruth>, withinMs: number): Promise<Verdict> {
    const { clock, negocio } = this.#options;
    const expected = truths.get(negocio);
    let isLate = false;
    const cancel = clock.after(withinMs, () => {
      isLate = true;
      this.#changed();
    });
    let difference = this.#differs(expected);
    while (difference !== undefined && !isLate) {
      await this.#wake.promise;
      difference = this.#differs(expected);
    }
    cancel();
    const { lost, twice, faults } = this.#copy;
    const reasons = difference === undefined ? faults : [difference, ...faults];
    return {
      screens: 1,
      lost,
      twice,
      stranded: difference === undefined ? 0 : 1,
      reasons: reasons.map((reason) => `${negocio}: ${reason}`),
    };
  }

  #differs(expected: NegocioTruth | undefined): string | undefined {
    if (!expected) return 'nobody knows its negocio';
    if (!this.isLive) return `it is ${this.#client.state}`;
    const figures = JSON.stringify(expected.figures);
    const shown = JSON.stringify(this.#figures);
    return (
      this.#copy.differs(expected.truth) ??
      (shown === figures ? undefined : `it shows ${shown}, not ${figures}`)
    );
  }

  #receive(message: ServerMessage): void {
    const { lookout } = this.#options;
    const isOfCitas = 'channel' in message && message.channel === this.#canal;
    if (isOfCitas && 'seq' in message) lookout.delivered(Date.parse(message.data.timestamp));
    if (isOfCitas && message.type === 'resync') lookout.resynced();
    if (isOfCitas && message.type === 'subscribed' && message.data.recovered) lookout.resumed();
    this.#copy.receive(message);
    if (message.type === 'stats') {
      const { timestamp: _, ...figures } = message.data;
      this.#figures = figures;
    }
    this.#changed();
  }

  #moved(state: ConnectionState): void {
    const { lookout, clock } = this.#options;
    if (isSeeing(state)) lookout.sees(this);
    else lookout.wentBlind(this, clock.now() - (state === 'stale' ? STALE_AFTER_MS : 0));
    this.#changed();
  }

  #changed(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }
}

/** While it moves, the first socket goes on. */
function isSeeing(state: ConnectionState): boolean {
  return state === 'live' || state === 'moving';
}
