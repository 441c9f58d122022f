import { createServer } from 'node:net';
import { EmbeddedServerError } from './embedded-server-error.ts';

/** Below the range from which systems take ports for outgoing connections, so that a remembered one stays free. */
const first = 15_432;
const span = 400;

export async function isPortFree(port: number): Promise<boolean> {
  return (await tryToListen(port)) !== undefined;
}

/** Begins at a random one: two checkouts that start together should not meet. */
export async function findFreePort(): Promise<number> {
  const offset = Math.floor(Math.random() * span);
  for (let step = 0; step < span; step += 1) {
    const port = first + ((offset + step) % span);
    if (await isPortFree(port)) return port;
  }
  const port = await tryToListen(0);
  if (port === undefined)
    throw new EmbeddedServerError('port_taken', 'No hay ningún puerto libre para PostgreSQL.');
  return port;
}

function tryToListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
