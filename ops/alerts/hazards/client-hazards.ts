import type { Hazard } from '../hazard.ts';
import { pause } from '../prometheus-process.ts';
import { MOST_CONNECTIONS, NEGOCIO } from '../stage.ts';

/** Everybody comes with a token that another secret has signed. */
export const badTokens: Hazard = {
  name: 'bad tokens',
  raises: ['TokensRefused'],
  async provoke(stage, signal) {
    while (!signal.aborted) {
      stage.knock('a.b.c');
      await pause(100);
    }
  },
};

/** Clients that do not speak the protocol. */
export const brokenClients: Hazard = {
  name: 'broken clients',
  raises: ['MessagesMalformed'],
  async provoke(stage, signal) {
    while (!signal.aborted) {
      const socket = await stage.socket();
      for (let i = 0; i < 12; i += 1) socket.send('{"type":"hello"}');
      await pause(500);
    }
  },
};

/** More screens than a hub may hold. */
export const fullHub: Hazard = {
  name: 'full hub',
  raises: ['ConnectionsNearlyFull', 'ConnectionsRefused'],
  async provoke(stage, signal) {
    await stage.sockets(MOST_CONNECTIONS - 5, `citas:${NEGOCIO}`);
    while (!signal.aborted) {
      for (let i = 0; i < 6; i += 1) stage.knock(stage.token());
      await pause(500);
    }
  },
};
