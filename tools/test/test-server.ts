import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '@citas/database';

export interface TestServer {
  /** As superuser: suites make databases from a template. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL for one run of the tests, which forgets everything; TEST_DATABASE_URL offers another instead. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(join(tmpdir(), 'citas-pruebas-'));
  const clear = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedServer({ dataDir, ephemeral: true });
    return { url: server.superuserUrl, stop: () => server.stop().then(clear) };
  } catch (error) {
    await clear();
    throw error;
  }
}
