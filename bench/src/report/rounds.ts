import { median } from './median.ts';
import { times } from './table.ts';

/** For each contestant a number a round, in the same order of rounds. */
export type Measured = readonly { readonly name: string; readonly numbers: number[] }[];

/** What one took against another, round by round: only within a round do the two compare. */
export function ratios(measured: Measured, index: number, against: number): number[] {
  const divisors = measured[against]?.numbers ?? [];
  return (measured[index]?.numbers ?? []).map((number, round) => number / (divisors[round] ?? NaN));
}

/** `0.90x to 1.10x` */
export function spread(numbers: readonly number[]): string {
  return `${times(Math.min(...numbers))} to ${times(Math.max(...numbers))}`;
}

/** A row for each contestant: name, its ratio to the one at `against`, the spread of it, and its own numbers. */
export function comparison(measured: Measured, against: number, digits = 2): string[][] {
  return measured.map(({ name, numbers }, index) => {
    const ratio = ratios(measured, index, against);
    return [name, times(median(ratio)), spread(ratio), median(numbers).toFixed(digits)];
  });
}

/**
 * Everybody takes a turn in every round, in random order, so that what disturbs the machine for a while disturbs all
 * alike. The first round warms the code up and is not counted.
 */
export async function inTurns<T extends { readonly name: string }>(
  contestants: readonly T[],
  rounds: number,
  measure: (contestant: T, round: number) => Promise<number>,
): Promise<Measured> {
  const measured = contestants.map(({ name }) => ({ name, numbers: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1)
    for (const index of shuffled(contestants.map((_, each) => each))) {
      const contestant = contestants[index];
      if (!contestant) continue;
      const number = await measure(contestant, round);
      if (round > 0) measured[index]?.numbers.push(number);
    }
  return measured;
}

export function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
