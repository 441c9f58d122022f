import { whenAskedToStop } from '@citas/process';
import { startTestServer, type TestServer } from './test-server.ts';

/** A test server that is taken along, after what is done `before`, when this process is interrupted. */
export async function startInterruptibleServer(
  before: () => Promise<void> = async () => undefined,
): Promise<TestServer> {
  // Before there is anything to take along.
  const asked = whenAskedToStop();
  const starting = startTestServer();
  /** There once it is interrupted, and never settles: Ctrl-C reaches the start of the database too, which then fails. */
  let interrupted: Promise<never> | undefined;
  void asked.then(async () => {
    interrupted = new Promise(() => undefined);
    await before();
    await (await starting.catch(() => undefined))?.stop();
    process.exit(130);
  });
  return starting.catch(async (error: unknown) => {
    await interrupted;
    throw error;
  });
}
