import { maskSecrets, type LifecycleLogger } from '@citas/process';

const print = (message: string): void => console.error(maskSecrets(message));

/** What the person at the terminal is told while parts start and stop; the programs' own logs are files. */
export const terminal: LifecycleLogger = {
  info: () => console.log('Parando…'),
  error: print,
  fatal: print,
  debug: () => undefined,
};

/** Only what is out of the ordinary. */
export const quiet = { info: (): void => undefined, warn: print };
