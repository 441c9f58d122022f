import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those from which systems give ports to outgoing connections: one that is free stays so until it is taken. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** So many ports, each another, that nobody has at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
    await once(server.close(), 'close');
    return true;
  } catch {
    return false;
  }
}
