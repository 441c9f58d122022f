import { GOALS, verdict, verdictLine } from './goal.ts';

test.each([
  [GOALS.oneMessage, 0.9, 'moonshot'],
  [GOALS.oneMessage, 1.25, 'reached'],
  [GOALS.oneMessage, 1.26, 'not reached'],
  [GOALS.writers, 0.7, 'moonshot'],
  [GOALS.writers, 0.5, 'reached'],
  [GOALS.writers, 0.49, 'not reached'],
  [GOALS.tick, 0.01, 'reached'],
])('%o measured at %d is %s', (goal, measured, level) => {
  expect(verdict(goal, measured, 'here').level).toBe(level);
});

test('a line tells what was measured and what is wanted', () => {
  expect(verdictLine(verdict(GOALS.writers, 0.4, '10 writers'))).toBe(
    'NOT REACHED: writes a second that raise events, against plain ones, 10 writers: 0.40x (at least 0.50x; at best 0.70x)',
  );
});
