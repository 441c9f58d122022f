/** What was wrong with the screens of a crowd at the end. */
export interface Verdict {
  readonly screens: number;
  /** Events that a screen never had, and that it had more than once. */
  readonly lost: number;
  readonly twice: number;
  /** Screens that did not come to show what the database holds. */
  readonly stranded: number;
  /** The first few, in words. */
  readonly reasons: readonly string[];
}

const REASONS = 5;

export function allVerdicts(all: readonly Verdict[]): Verdict {
  const sum = (of: (verdict: Verdict) => number): number => all.reduce((total, each) => total + of(each), 0);
  return {
    screens: sum(({ screens }) => screens),
    lost: sum(({ lost }) => lost),
    twice: sum(({ twice }) => twice),
    stranded: sum(({ stranded }) => stranded),
    reasons: all.flatMap(({ reasons }) => reasons).slice(0, REASONS),
  };
}
