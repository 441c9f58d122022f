import { systemClock } from '@citas/clock';

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void systemClock.after(ms, resolve));
}

/** Asks every `everyMs` until the answer is not undefined; gives undefined once that took `withinMs`. */
export async function ask<T>(
  question: () => Promise<T | undefined> | T | undefined,
  { withinMs, everyMs = 50 }: { withinMs: number; everyMs?: number },
): Promise<T | undefined> {
  const end = systemClock.now() + withinMs;
  for (;;) {
    const answer = await question();
    if (answer !== undefined || systemClock.now() >= end) return answer;
    await pause(everyMs);
  }
}
