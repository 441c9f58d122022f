import { readOptions } from './options.ts';

test('without arguments every bench runs but those that are run by name', () => {
  expect(readOptions([])).toEqual({
    benches: ['fan-out', 'stall', 'idle-memory', 'race'],
    subscribers: [100, 1000, 5000],
    citas: [10_000, 100_000, 1_000_000],
    rounds: 5,
  });
});

test('benches are named, and numbers given', () => {
  expect(readOptions(['fan-out', '--subscribers', '10,20', '--rounds', '1'])).toEqual({
    benches: ['fan-out'],
    subscribers: [10, 20],
    citas: [10_000, 100_000, 1_000_000],
    rounds: 1,
  });
});

test.each([
  [['fanout'], 'no such bench: fanout'],
  [['--citas', '1e9'], '--citas takes whole numbers from 1 to 100000000, not "1e9"'],
  [['--rounds', '0'], '--rounds takes whole numbers from 1 to 100, not "0"'],
  [['--rounds', 'many'], 'not "many"'],
  [['--subscribers', '100,,5'], '--subscribers takes whole numbers from 1 to 19000, not ""'],
  [['--subscribers', '20000'], 'not "20000"'],
  [['--round', '3'], "Unknown option '--round'"],
])('%j is refused: %s', (args, reason) => {
  expect(() => readOptions(args)).toThrow(reason);
});
