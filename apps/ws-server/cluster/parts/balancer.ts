import { join } from 'node:path';
import { requireProgram } from '@citas/process/testing';
import { Program } from './program.ts';

const CONFIG = join(import.meta.dirname, 'haproxy.cfg');

export interface Balancer {
  readonly program: Program;
  readonly port: number;
}

/** HAProxy: a master that is told to reload starts a new worker and lets the old one carry its sockets to their end. */
export function aBalancer(
  port: number,
  { hubs, apis }: Readonly<Record<'hubs' | 'apis', readonly number[]>>,
): Balancer {
  const addresses = (name: string, ports: readonly number[]) =>
    Object.fromEntries(ports.map((each, i) => [`${name}${i + 1}`, `127.0.0.1:${each}`]));
  const program = new Program({
    name: 'balancer',
    command: [requireProgram('haproxy'), '-W', '-f', CONFIG],
    env: { BALANCER: `127.0.0.1:${port}`, ...addresses('HUB', hubs), ...addresses('API', apis) },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
  });
  return { program, port };
}
