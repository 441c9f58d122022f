import { GOALS, verdict } from './goal.ts';
import type { Result } from './results.ts';
import { withResults } from './write-docs.ts';

const result: Result = {
  bench: 'tick',
  at: '2026-11-25T21:00:00Z',
  machine: '2 cores',
  isQuick: true,
  outcomes: [
    { title: 'A tick', head: ['a', 'b'], rows: [['x', '1']], verdicts: [verdict(GOALS.tick, 0.05, 'here')] },
  ],
};

test('a result replaces what stood between its marks, and nothing else', () => {
  const page = withResults('before\n<!-- bench:tick -->\nold\n<!-- /bench:tick -->\nafter', [result]);
  expect(page).toMatch(/^before\n<!-- bench:tick -->\n\n\*\*A tick\*\*/);
  expect(page).toContain('- reached: CPU of a tick');
  expect(page).toContain('_2026-11-25: 2 cores; a quick run._');
  expect(page).not.toContain('old');
  expect(page).toMatch(/<!-- \/bench:tick -->\nafter$/);
  expect(withResults(page, [result])).toBe(page);
});

test('a result without marks leaves the page as it is', () => {
  expect(withResults('nothing here', [result])).toBe('nothing here');
});
