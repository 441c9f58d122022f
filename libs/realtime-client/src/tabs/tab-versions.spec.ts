import { systemClock } from '@citas/clock';
import { PROTOCOL_VERSION } from '@citas/protocol';
import { ModelHub } from '../model-hub.ts';
import { tabSockets } from './tab-sockets.ts';
import { eventually } from './tabs-under-test.ts';

/** The one that leads passes on what it knows, and so would strip what came with a later version. */
test('tabs of another version of the messages share no socket with ours', async () => {
  const hub = new ModelHub();
  const sockets = [PROTOCOL_VERSION - 1, undefined].map((version) => {
    const deps = { clock: systemClock, createSocket: hub.create, sharedAs: () => 'versions' };
    const create = tabSockets({ ...deps, ...(version && { version }) });
    return create('ws://hub/ws', ['citas.v1', 'bearer.t']);
  });
  await eventually(() => hub.living.length === 2);
  for (const socket of sockets) socket.close();
});
