import { diasDeVista, semanaDe, vistaDe } from './vista.ts';

test.each([
  ['2026-11-24', 1, '2026-11-23', '2026-11-29'],
  ['2026-11-23', 1, '2026-11-23', '2026-11-29'],
  ['2026-11-29', 1, '2026-11-23', '2026-11-29'],
  ['2026-11-24', 7, '2026-11-22', '2026-11-28'],
  ['2026-11-29', 7, '2026-11-29', '2026-12-05'],
])('the week around %s, where weeks begin on day %d', (fecha, primero, desde, hasta) => {
  const dias = semanaDe(fecha, primero);
  expect([dias.length, dias[0], dias[6]]).toEqual([7, desde, hasta]);
  expect(diasDeVista('semana', fecha, primero)).toEqual({ desde, hasta });
});

test('a day is itself alone', () => {
  expect(diasDeVista('lista', '2026-11-24', 1)).toEqual({ desde: '2026-11-24', hasta: '2026-11-24' });
});

test('a view that nobody knows is none', () => {
  expect(vistaDe('mes')).toBeUndefined();
});
