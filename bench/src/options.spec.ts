import { readOptions, roundsOf } from './options.ts';

const USUAL = {
  subscribers: [100, 1000, 5000],
  citas: [100_000, 1_000_000],
  rounds: undefined,
  events: 200,
  minutes: 0,
  isQuick: false,
  writesDocs: false,
};

test('without arguments every bench runs but the profile', () => {
  const { benches, ...rest } = readOptions([]);
  expect(benches).toHaveLength(13);
  expect(benches).not.toContain('profile');
  expect(rest).toEqual(USUAL);
});

test('benches are named, and numbers given', () => {
  expect(readOptions(['fan-out', '--subscribers', '10,20', '--rounds', '1', '--write-docs'])).toEqual({
    ...USUAL,
    benches: ['fan-out'],
    subscribers: [10, 20],
    rounds: 1,
    writesDocs: true,
  });
});

test('a quick run has one size, and a third of the rounds unless they are given', () => {
  const quick = readOptions(['--quick']);
  expect([quick.subscribers, quick.citas, roundsOf(quick, 8)]).toEqual([[1000], [100_000], 3]);
  expect(roundsOf(readOptions(['--quick', '--rounds', '7']), 8)).toBe(7);
  expect(roundsOf(readOptions([]), 8)).toBe(8);
});

test.each([
  [['fanout'], 'no such bench: fanout'],
  [['--citas', '1e9'], '--citas takes whole numbers from 1 to 100000000, not "1e9"'],
  [['--rounds', '0'], '--rounds takes whole numbers from 1 to 100, not "0"'],
  [['--rounds', 'many'], 'not "many"'],
  [['--subscribers', '100,,5'], '--subscribers takes whole numbers from 1 to 19000, not ""'],
  [['--subscribers', '20000'], 'not "20000"'],
  [['--minutes', '0.5'], '--minutes takes whole numbers from 1 to 1440, not "0.5"'],
  [['--round', '3'], "Unknown option '--round'"],
])('%j is refused: %s', (args, reason) => {
  expect(() => readOptions(args)).toThrow(reason);
});
