/** `nx test api` alone: a test database for this run. Under `npm test` there is one already. Jest wants the default export. */
export default async function startDatabase() {
  if (process.env.TEST_DATABASE_URL) return;
  const [{ whenAskedToStop }, { startTestServer }] = await Promise.all([
    import('@citas/process'),
    import('./test-server.ts'),
  ]);
  const starting = startTestServer();
  /** There once it is interrupted, and never settles: Ctrl-C reaches the start of the database too, which then fails. */
  let interrupted;
  void whenAskedToStop().then(async () => {
    interrupted = new Promise(() => undefined);
    await (await starting.catch(() => undefined))?.stop();
    process.exit(130);
  });
  globalThis.testServer = await starting.catch(async (error) => {
    await interrupted;
    throw error;
  });
  process.env.TEST_DATABASE_URL = globalThis.testServer.url;
}
