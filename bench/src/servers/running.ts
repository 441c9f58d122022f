import { LoadProcess } from '../load/load-process.ts';
import type { Contestant } from './contestant.ts';
import type { ServerProcess } from './server-process.ts';

/** A contestant that is up, and the load on it. */
export interface Running {
  readonly contestant: Contestant;
  readonly server: ServerProcess;
  readonly load: LoadProcess;
  readonly port: number;
}

export async function run(contestant: Contestant, subscribers = 0): Promise<Running> {
  const server = contestant.start();
  const load = new LoadProcess();
  try {
    const port = await server.port();
    if (subscribers > 0) await load.connect(port, subscribers, contestant.seats);
    return { contestant, server, load, port };
  } catch (error) {
    await Promise.all([server.stop(), load.stop()]);
    throw new Error(`${contestant.name}: ${(error as Error).message}`, { cause: error });
  }
}

export async function end({ server, load }: Pick<Running, 'server' | 'load'>): Promise<void> {
  await Promise.all([server.stop(), load.stop()]);
}
