/** Jest wants the default export. */
export default async function stopDatabase() {
  await globalThis.testServer?.stop();
}
