import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttableLine {
  /** The same database, reached through the line. */
  readonly url: string;
  /** Every connection breaks and no new one is taken, as when the server is gone. */
  readonly cut: () => Promise<void>;
  /** Connections stay open, those there are and those that come, and whatever is sent on them is swallowed. */
  readonly fallSilent: () => void;
  /** New connections are carried again; what fell silent stays so. */
  readonly carryAgain: () => void;
}

export async function cuttableLine(databaseUrl: string): Promise<CuttableLine> {
  const target = new URL(databaseUrl);
  const port = Number(target.port);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(port, target.hostname);
    if (isSilent) swallow(near, far);
    else near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  target.port = String((server.address() as AddressInfo).port);
  return {
    url: target.toString(),
    async cut() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    fallSilent() {
      isSilent = true;
      swallow(...sockets);
    },
    carryAgain: () => void (isSilent = false),
  };
}

function swallow(...sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.unpipe().resume();
}
