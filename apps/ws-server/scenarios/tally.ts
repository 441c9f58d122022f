import type { Outcome } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

interface Line {
  readonly times: number[];
  failures: number;
}

/** What came of every run. */
export class Tally {
  readonly #lines = new Map<string, Line>();

  get failures(): number {
    return this.#lines.values().reduce((sum, { failures }) => sum + failures, 0);
  }

  add({ name }: Scenario, seed: number, { ms, error }: Outcome): void {
    const line = this.#lines.get(name) ?? { times: [], failures: 0 };
    this.#lines.set(name, line);
    line.times.push(ms);
    if (!error) return;
    line.failures += 1;
    console.error(`${name}: ${error.message}\n  npm run scenarios -- --only '${name}' --seed ${seed}`);
  }

  table(): string {
    const rows = [...this.#lines].map(([name, { times, failures }]) => {
      const sorted = times.toSorted((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
      return [name, times.length, failures, `${median} ms`, `${sorted.at(-1) ?? 0} ms`];
    });
    const all = [['scenario', 'runs', 'failed', 'median', 'longest'], ...rows];
    return all
      .map(
        ([name, ...rest]) =>
          `${String(name).padEnd(34)}${rest.map((cell) => String(cell).padStart(10)).join('')}`,
      )
      .join('\n');
  }
}
