import { comparison, inTurns, ratios, spread } from './rounds.ts';

const measured = [
  { name: 'ours', numbers: [2, 3, 8] },
  { name: 'floor', numbers: [1, 2, 2] },
];

test('a ratio is taken within a round', () => {
  expect(ratios(measured, 0, 1)).toEqual([2, 1.5, 4]);
});

test('a row tells the median ratio, its spread, and the median itself', () => {
  expect(comparison(measured, 1, 1)).toEqual([
    ['ours', '2.00x', '1.50x to 4.00x', '3.0'],
    ['floor', '1.00x', '1.00x to 1.00x', '2.0'],
  ]);
  expect(spread([3])).toBe('3.00x to 3.00x');
});

test('everybody has a turn in every round, and the first round is not counted', async () => {
  const turns: string[] = [];
  const found = await inTurns([{ name: 'a' }, { name: 'b' }], 2, async ({ name }, round) => {
    turns.push(`${name}${round}`);
    return round;
  });
  expect(found).toEqual([
    { name: 'a', numbers: [1, 2] },
    { name: 'b', numbers: [1, 2] },
  ]);
  expect(turns.toSorted()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2']);
});
