import { explainFailure, StartError, type Part } from '@citas/process';

/** Several parts as one, started and stopped at the same time; if one fails to start, the others are stopped. */
export function alongside(name: string, parts: readonly Part[]): Part {
  const stop = async (): Promise<void> => {
    await Promise.all(parts.map((part) => part.stop()));
  };
  const never = new Promise<Error>(() => undefined);
  return {
    name,
    broken: Promise.race(parts.map((part) => part.broken ?? never).concat(never)),
    stop,
    start: async () => {
      try {
        await Promise.all(parts.map(startExplained));
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}

async function startExplained(part: Part): Promise<void> {
  try {
    await part.start();
  } catch (cause) {
    throw new StartError(explainFailure(part.name, cause), { cause });
  }
}
