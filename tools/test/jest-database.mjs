/** `nx test api` alone: a test database for this run. Under `npm test` there is one already. Jest wants the default export. */
export default async function startDatabase() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startInterruptibleServer } = await import('./interruptible-server.ts');
  globalThis.testServer = await startInterruptibleServer();
  process.env.TEST_DATABASE_URL = globalThis.testServer.url;
}
