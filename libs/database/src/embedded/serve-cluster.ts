import { choosePort, rememberPort, type DataDirectory } from './data-directory.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { isPortFree } from './free-port.ts';
import { startPostmaster, type Postmaster, type PostmasterPlan } from './postmaster.ts';
import { ask } from './waiting.ts';

const attempts = 5;
const releaseWithinMs = 30_000;

/** A port that was free a moment ago may be taken by now: unless the caller insists on it, another one is tried. */
export async function serveCluster(
  data: DataDirectory,
  plan: Omit<PostmasterPlan, 'port'>,
  insisted: number | undefined,
): Promise<{ port: number; postmaster: Postmaster }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = insisted === undefined ? await choosePort(data) : await requireFree(insisted);
    await rememberPort(data, port);
    try {
      return { port, postmaster: await startWhenReleased({ ...plan, port }) };
    } catch (error) {
      if (!is(error, 'port_taken') || insisted !== undefined || attempt === attempts) throw error;
    }
  }
}

async function requireFree(port: number): Promise<number> {
  if (await isPortFree(port)) return port;
  throw new EmbeddedServerError('port_taken', `El puerto ${port} de PostgreSQL está ocupado.`);
}

/** The sessions of a killed postmaster end a moment after it; until then PostgreSQL rightly refuses the data. */
async function startWhenReleased(plan: PostmasterPlan): Promise<Postmaster> {
  const refused = (error: unknown): undefined => {
    if (!is(error, 'still_held')) throw error;
    return undefined;
  };
  const released = await ask(() => startPostmaster(plan).catch(refused), {
    withinMs: releaseWithinMs,
    everyMs: 250,
  });
  return released ?? startPostmaster(plan);
}

function is(error: unknown, code: EmbeddedServerError['code']): boolean {
  return error instanceof EmbeddedServerError && error.code === code;
}
