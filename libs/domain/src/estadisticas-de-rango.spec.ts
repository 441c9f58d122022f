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
    expect(periodosComparados({ desde, hasta }, 'semanas', ahora)).toEqual({
      actual: { desde, hasta, hastaHora: null },
      anterior: { desde: antes, hasta: hastaAntes, hastaHora: null },
    });
  });

  test('what was there by this minute, when it holds the present', () => {
    expect(periodosComparados({ desde: '2026-11-23', hasta: '2026-11-29' }, 'semanas', ahora)).toEqual({
      actual: { desde: '2026-11-23', hasta: '2026-11-24', hastaHora: '11:05' },
      anterior: { desde: '2026-11-16', hasta: '2026-11-17', hastaHora: '11:05' },
    });
  });

  test('whole days, when it is still to come', () => {
    const { actual } = periodosComparados({ desde: '2026-11-25', hasta: '2026-11-26' }, 'semanas', ahora);
    expect(actual.hastaHora).toBeNull();
  });

  test.each([
    ['a Tuesday', '2026-11-24', '2026-11-24', '2025-11-25', '2025-11-25'],
    ['December', '2026-12-01', '2026-12-31', '2025-12-02', '2026-01-01'],
    ['more than 52 weeks', '2024-01-01', '2024-12-31', '2022-12-26', '2023-12-26'],
  ])('the same weekdays of the year before: %s', (_, desde, hasta, antes, hastaAntes) => {
    const { anterior } = periodosComparados({ desde, hasta }, 'anio', { hoy: '2027-01-02', hora: '10:00' });
    expect(anterior).toEqual({ desde: antes, hasta: hastaAntes, hastaHora: null });
  });
});
