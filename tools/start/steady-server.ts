import { startEmbeddedServer, type EmbeddedServer } from '@citas/database';
import { Crashes } from './crashes.ts';

export interface SteadyServer {
  readonly url: string;
  /** Resolves when it crashes again and again, or does not start again. */
  readonly broken: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * The embedded PostgreSQL, started again at the same address when it crashes, or when another start that ran it has ended:
 * the programs then find it by themselves.
 */
export async function startSteadyServer(
  dataDir: string,
  warn: (message: string) => void,
): Promise<SteadyServer> {
  const first = await startEmbeddedServer({ dataDir });
  const { url, port } = first;
  let current: Promise<EmbeddedServer> = Promise.resolve(first);
  let isStopping = false;

  const whenGivenUp = async (): Promise<Error> => {
    for (const crashes = new Crashes(); ; current = startEmbeddedServer({ dataDir, port })) {
      crashes.begun();
      const problem = await current.then(whenCrashed, whyNotStarted);
      if (isStopping || !crashes.mayBeAccident()) return new Error(problem);
      warn(`${problem}\nPostgreSQL se arranca de nuevo.`);
    }
  };
  return {
    url,
    broken: whenGivenUp(),
    stop: async () => {
      isStopping = true;
      await (await current.catch(() => undefined))?.stop();
    },
  };
}

async function whenCrashed(server: EmbeddedServer): Promise<string> {
  const { log } = await server.crashed;
  await server.stop();
  if (!server.owned) return 'Ha terminado el proceso que tenía en marcha PostgreSQL.';
  return `PostgreSQL ha terminado inesperadamente:\n${log}`;
}

function whyNotStarted(error: Error): string {
  return `PostgreSQL no volvió a arrancar: ${error.message}`;
}
