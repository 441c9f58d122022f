import { aToken } from '@citas/auth/testing';
import { systemClock } from '@citas/clock';
import type { ServerMessage } from '@citas/protocol';
import { createRealtimeClient } from '@citas/realtime-client';
import { WebSocket } from 'ws';

/** Whoever has the agenda of `negocio_123` open by the hub on a port, and what they hear. */
export function watchCitas(port: number) {
  const messages: ServerMessage[] = [];
  let tell: () => void = () => undefined;
  const client = createRealtimeClient({
    url: `ws://127.0.0.1:${port}/ws`,
    clock: systemClock,
    getToken: async () => aToken(),
    createSocket: (address, protocols) => new WebSocket(address, protocols),
  });
  client.onMessage((message) => {
    messages.push(message);
    tell();
  });
  client.subscribe('citas:negocio_123');
  client.connect();
  return {
    stop: () => client.disconnect(),
    async heard(isIt: (message: ServerMessage) => boolean): Promise<ServerMessage> {
      for (;;) {
        const found = messages.find(isIt);
        if (found) return found;
        await new Promise<void>((resolveNext) => (tell = resolveNext));
      }
    },
  };
}
