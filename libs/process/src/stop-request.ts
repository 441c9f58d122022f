/**
 * Resolves with the reason when the process is asked to end: Ctrl-C, SIGTERM, or a parent that is gone (its IPC channel
 * closes). Further signals are swallowed: npm and the terminal may both send one, and the parts are already stopping.
 */
export function whenAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(signal));
    if (!process.send) return;
    process.once('disconnect', () => resolve('parent gone'));
    // Gone while this process loaded: its event is over.
    if (!process.connected) resolve('parent gone');
  });
}
