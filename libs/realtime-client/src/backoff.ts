const SHORTEST_MS = 500;
const LONGEST_MS = 20_000;

/**
 * Milliseconds before the next attempt after `failures` failed ones, with full jitter, so that clients whom one event
 * cut off do not come back together. Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
export function backoff(failures: number, random: () => number): number {
  const spread = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(failures, 10));
  return Math.min(LONGEST_MS, SHORTEST_MS + Math.floor(random() * spread));
}
