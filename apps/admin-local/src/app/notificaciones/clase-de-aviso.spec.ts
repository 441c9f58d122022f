import { claseDeAviso, tituloEn } from './clase-de-aviso.ts';

test.each([
  ['Nueva cita', 'cita_nueva', 'New appointment'],
  ['Canceladas con menos de 24 h', 'cancelacion_tardia', 'Cancelled with less than 24 h to go'],
  ['Solape autorizado', 'solape_autorizado', 'Overlap authorised'],
  ['Ha llegado', 'cliente_llego', 'Has arrived'],
  ['Citas pasadas sin cerrar', 'cita_sin_cerrar', 'Past appointments still open'],
] as const)('«%s» is a %s, and «%s» in English', (titulo, clase, ingles) => {
  expect(claseDeAviso(titulo)).toBe(clase);
  expect(tituloEn('en', titulo)).toBe(ingles);
  expect(tituloEn('es', titulo)).toBe(titulo);
});

test('a title that this page does not know yet is shown as it came', () => {
  expect(claseDeAviso('Algo nuevo')).toBeUndefined();
  expect(tituloEn('en', 'Algo nuevo')).toBe('Algo nuevo');
});
