import { setTimeout as pause } from 'node:timers/promises';

export { pause };

/** Asks every `everyMs` until the answer is not undefined; gives undefined once `withinMs` have gone by. */
export async function ask<T>(
  question: () => Promise<T | undefined> | T | undefined,
  { withinMs, everyMs = 50 }: { withinMs: number; everyMs?: number },
): Promise<T | undefined> {
  for (let waited = 0; ; waited += everyMs) {
    const answer = await question();
    if (answer !== undefined || waited >= withinMs) return answer;
    await pause(everyMs);
  }
}
