import { reasonToSkip } from './reason-to-skip.ts';
import { requireProgram, type TestProgram } from './test-programs.ts';

export interface JestWords {
  readonly describe: (title: string, body: () => void) => void;
  readonly test: (title: string, body: () => Promise<void>, timeoutMs?: number) => void;
}

/** Jest's own `describe` and `test` for what runs these programs: where they may be missing, skipped, and the title says why. */
export function withPrograms(...programs: readonly TestProgram[]): JestWords {
  const reason = reasonToSkip(...programs);
  if (reason !== undefined)
    return {
      describe: (title, body) => describe.skip(`${title} (${reason})`, body),
      test: (title, body, timeoutMs) => test.skip(`${title} (${reason})`, body, timeoutMs),
    };
  return {
    describe,
    test: (title, body, timeoutMs) => {
      // Before anything is started that would be left running.
      const requiring = async () => {
        programs.forEach(requireProgram);
        await body();
      };
      test(title, requiring, timeoutMs);
    },
  };
}
