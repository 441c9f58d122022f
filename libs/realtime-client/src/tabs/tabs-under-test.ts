import { systemClock, type Clock } from '@citas/clock';
import type { Position, ServerMessage } from '@citas/protocol';
import { seqs, settle } from '../client-under-test.ts';
import { createRealtimeClient } from '../create-realtime-client.ts';
import { CITAS, ModelHub } from '../model-hub.ts';
import type { RealtimeClient } from '../realtime-client.ts';
import type { CreateSocket } from '../web-socket-like.ts';

export interface TabUnderTest {
  readonly client: RealtimeClient;
  readonly heard: ServerMessage[];
  readonly retries: number[];
  seqs(): number[];
}

export interface TabOptions {
  readonly sharedAs?: string;
  readonly since?: Position;
  readonly channels?: readonly string[];
  readonly getToken?: () => Promise<string | null>;
  readonly clock?: Clock;
  readonly createSocket?: CreateSocket;
}

let lastKey = 0;

/** A hub that answers at once, and tabs that share among themselves; the locks and the channel are the platform's. */
export function tabsUnderTest() {
  const hub = new ModelHub();
  hub.isEager = true;
  const open: RealtimeClient[] = [];
  lastKey += 1;
  const key = `user ${lastKey}`;
  const tab = ({
    sharedAs = key,
    since,
    channels = [CITAS],
    getToken,
    clock = systemClock,
    createSocket = hub.create,
  }: TabOptions = {}): TabUnderTest => {
    const client = createRealtimeClient({
      url: 'ws://hub/ws',
      clock,
      createSocket,
      sharedAs,
      getToken: getToken ?? (() => Promise.resolve('t')),
      random: () => 0,
    });
    const heard: ServerMessage[] = [];
    const retries: number[] = [];
    client.onMessage((message) => heard.push(message));
    client.onRetry((inMs) => retries.push(inMs));
    for (const channel of channels) client.subscribe(channel, { delta: true, ...(since && { since }) });
    client.connect();
    open.push(client);
    return { client, heard, retries, seqs: () => seqs(heard) };
  };
  const live = async (options?: TabOptions) => {
    const opened = tab(options);
    await eventually(() => opened.client.state === 'live');
    return opened;
  };
  const closeAll = () => open.forEach((client) => client.disconnect());
  return { hub, key, tab, live, closeAll };
}

/** Waits for what another turn of the event loop will bring, less long than a test may take: nothing else would end it. */
export async function eventually(isSo: () => boolean): Promise<void> {
  const givenUpAt = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > givenUpAt) throw new Error('It has not come to that');
    await settle();
  }
}
