import { diasDe, periodosComparados, tasaDe } from './estadisticas-de-rango.ts';

test('of fewer than five a rate says nothing', () => {
  expect(tasaDe(1, 4)).toEqual({ n: 4, tasa: null });
  expect(tasaDe(0, 5)).toEqual({ n: 5, tasa: 0 });
  expect(tasaDe(1, 5)).toEqual({ n: 5, tasa: 0.2 });
});

test('a range counts both of its ends', () => {
  expect(diasDe({ desde: '2024-02-28', hasta: '2024-03-01' })).toBe(3);
});

describe('a range is compared with', () => {
  const ahora = { hoy: '2026-11-24', hora: '11:05' };

  test.each([
    ['a day', '2026-11-20', '2026-11-20', '2026-11-13', '2026-11-13'],
    ['a week', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['eight days', '2026-11-09', '2026-11-16', '2026-10-26', '2026-11-02'],
    ['a year', '2024-01-01', '2024-12-31', '2022-12-26', '2023-12-26'],
  ])('the same weekdays before it: %s', (_, desde, hasta, antes, hastaAntes) => {
    expect(periodosComparados({ desde, hasta }, ahora)).toEqual({
      actual: { desde, hasta, hastaHora: null },
      anterior: { desde: antes, hasta: hastaAntes, hastaHora: null },
    });
  });

  test('what was there by this minute, when it holds the present', () => {
    expect(periodosComparados({ desde: '2026-11-23', hasta: '2026-11-29' }, ahora)).toEqual({
      actual: { desde: '2026-11-23', hasta: '2026-11-24', hastaHora: '11:05' },
      anterior: { desde: '2026-11-16', hasta: '2026-11-17', hastaHora: '11:05' },
    });
  });

  test('whole days, when it is still to come', () => {
    const { actual } = periodosComparados({ desde: '2026-11-25', hasta: '2026-11-26' }, ahora);
    expect(actual.hastaHora).toBeNull();
  });
});
