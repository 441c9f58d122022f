import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from './free-port.ts';
import { Program } from './program.ts';

const CONFIG = join(import.meta.dirname, 'haproxy.cfg');
const PLACES = [
  '/usr/sbin/haproxy',
  '/usr/local/sbin/haproxy',
  '/opt/homebrew/bin/haproxy',
  '/usr/bin/haproxy',
];

export interface Balancer {
  readonly program: Program;
  readonly port: number;
}

/** HAProxy: a master that is told to reload starts a new worker and lets the old one carry its sockets to their end. */
export async function aBalancer(hubs: readonly number[], apis: readonly number[]): Promise<Balancer> {
  const [port = 0] = await freePorts(1);
  const addresses = (name: string, ports: readonly number[]) =>
    Object.fromEntries(ports.map((each, i) => [`${name}${i + 1}`, `127.0.0.1:${each}`]));
  const program = new Program({
    name: 'balancer',
    command: [findHaproxy(), '-W', '-f', CONFIG],
    env: { BALANCER: `127.0.0.1:${port}`, ...addresses('HUB', hubs), ...addresses('API', apis) },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
  });
  return { program, port };
}

function findHaproxy(): string {
  const found = [process.env['HAPROXY_PATH'], ...PLACES].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (found === undefined)
    throw new Error('Falta haproxy: instala el paquete haproxy, o da su ruta en HAPROXY_PATH.');
  return found;
}
