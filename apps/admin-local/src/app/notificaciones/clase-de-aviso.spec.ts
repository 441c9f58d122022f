import { avisoEn, claseDeAviso } from './clase-de-aviso.ts';

test.each([
  ['Nueva cita', 'cita_nueva', 'New appointment'],
  ['Canceladas con menos de 24 h', 'cancelacion_tardia', 'Cancelled with less than 24 h to go'],
  ['Solape autorizado', 'solape_autorizado', 'Overlap authorised'],
  ['Citas movidas', 'cita_movida', 'Appointments moved'],
  ['Cambio de profesional', 'cita_reasignada', 'Another professional'],
  ['Ha llegado', 'cliente_llego', 'Has arrived'],
  ['Citas pasadas sin cerrar', 'cita_sin_cerrar', 'Past appointments still open'],
] as const)('«%s» is a %s, and «%s» in English', (titulo, clase, ingles) => {
  expect(claseDeAviso(titulo)).toBe(clase);
  expect(avisoEn('en', { titulo, message: '' }).titulo).toBe(ingles);
  expect(avisoEn('es', { titulo, message: 'x' })).toEqual({ titulo, message: 'x' });
});

test.each([
  ['Nueva cita', 'Ana · Corte · 26/11 a las 18:25', 'Ana · Corte · 26/11 at 18:25'],
  [
    'Cita movida',
    'Ana · Corte · 26/11 a las 18:25 → 27/11 a las 09:00',
    'Ana · Corte · 26/11 at 18:25 → 27/11 at 09:00',
  ],
  [
    'Cambio de profesional',
    'Ana · Corte · 26/11 a las 18:25 · sin asignar → Luis',
    'Ana · Corte · 26/11 at 18:25 · unassigned → Luis',
  ],
  ['Citas movidas', 'Se han movido 21 citas de una vez', '21 appointments were moved at once'],
  ['Nueva cita', 'dicho de otra manera', 'dicho de otra manera'],
])('in English what is told of «%s» reads as English', (titulo, message, ingles) => {
  expect(avisoEn('en', { titulo, message }).message).toBe(ingles);
});

test('a title that this page does not know yet is shown as it came, and so is its text', () => {
  expect(claseDeAviso('Algo nuevo')).toBeUndefined();
  const aviso = { titulo: 'Algo nuevo', message: 'a las 10:00' };
  expect(avisoEn('en', aviso)).toEqual(aviso);
});
