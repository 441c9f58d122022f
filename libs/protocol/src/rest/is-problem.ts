import type { Problem } from './problem.ts';

/** Enough of the schema to tell a problem from another answer: browsers ask before they have the schemas' code. */
export function isProblem(value: unknown): value is Problem {
  const { type, title, status, detail } = (value ?? {}) as Partial<Record<string, unknown>>;
  return [type, title, detail].every((text) => typeof text === 'string') && Number.isInteger(status);
}
