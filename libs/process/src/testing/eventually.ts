const GIVEN_UP_AFTER_MS = 20_000;

/**
 * Asks again and again until it is so. Fails before a test's own time is over: what goes on looking after its test has
 * failed keeps the others from ending.
 */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const givenUpAt = performance.now() + GIVEN_UP_AFTER_MS;
  while (!(await isSo())) {
    if (performance.now() > givenUpAt) throw new Error('It has not come to that');
    await new Promise(setImmediate);
  }
}
