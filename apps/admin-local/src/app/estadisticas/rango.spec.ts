import { rangoDe, rangoElegido } from './rango.ts';

// A Wednesday.
const HOY = '2026-11-25';

test.each([
  ['hoy', 1, '2026-11-25', '2026-11-25'],
  ['ayer', 1, '2026-11-24', '2026-11-24'],
  ['semana', 1, '2026-11-23', '2026-11-29'],
  ['semana', 7, '2026-11-22', '2026-11-28'],
  ['mes', 1, '2026-11-01', '2026-11-30'],
  ['30d', 1, '2026-10-27', '2026-11-25'],
] as const)('«%s», where the week begins on day %i, is %s to %s', (preset, primerDia, desde, hasta) => {
  expect(rangoDe(preset, HOY, primerDia)).toEqual({ desde, hasta });
});

test('the month of a January and of a leap February are whole', () => {
  expect(rangoDe('mes', '2027-01-31', 1)).toEqual({ desde: '2027-01-01', hasta: '2027-01-31' });
  expect(rangoDe('mes', '2028-02-10', 1)).toEqual({ desde: '2028-02-01', hasta: '2028-02-29' });
});

test('two days in the address are the range', () => {
  expect(rangoElegido({ desde: '2026-11-01', hasta: '2026-11-15' }, HOY, 1)).toEqual({
    desde: '2026-11-01',
    hasta: '2026-11-15',
    preset: undefined,
  });
});

test.each([
  [{}],
  [{ rango: 'siempre' }],
  [{ desde: '2026-11-15', hasta: '2026-11-01' }],
  [{ desde: '2026-11-01' }],
  [{ desde: 'ayer', hasta: 'hoy' }],
  [{ desde: '2026-02-01', hasta: '2026-02-31' }],
  [{ desde: '2020-01-01', hasta: '2026-01-01' }],
])('an address that makes no sense, %j, shows today', (direccion) => {
  expect(rangoElegido(direccion, HOY, 1)).toEqual({ desde: HOY, hasta: HOY, preset: 'hoy' });
});
