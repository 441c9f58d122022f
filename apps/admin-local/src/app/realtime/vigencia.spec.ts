import { vigencia } from './vigencia.ts';

describe('how old the shown data is', () => {
  test.each([
    ['live', 3_000, 'vivo', 3],
    ['live', 12_000, 'vivo', 12],
    ['moving', 3_000, 'vivo', 3],
    ['stale', 12_001, 'tarde', 12],
    ['stale', 30_000, 'tarde', 30],
    ['connecting', 30_001, 'caido', 30],
    ['connecting', 1_000, 'tarde', 1],
    ['stopped', 90_000, 'caido', 90],
  ] as const)('%s, %d ms after the last sign of life, is %s', (state, edadMs, tono, segundos) => {
    expect(vigencia(state, 1_000_000, 1_000_000 + edadMs)).toEqual({ tono, segundos });
  });

  test('before the first sign of life there is no age', () => {
    expect(vigencia('connecting', null, 5_000)).toEqual({ tono: 'conectando', segundos: null });
  });

  test('a hub that greets and tells nothing is down, in the end', () => {
    expect(vigencia('live', null, 31_000, 1_000)).toEqual({ tono: 'conectando', segundos: null });
    expect(vigencia('live', null, 31_001, 1_000)).toEqual({ tono: 'caido', segundos: 30 });
  });

  test('a clock set back gives no negative age', () => {
    expect(vigencia('live', 10_000, 9_000)).toEqual({ tono: 'vivo', segundos: 0 });
  });
});
