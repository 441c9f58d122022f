import { avisoEn, claseDeAviso, type Habla } from './clase-de-aviso.ts';

const en: Habla = { idioma: 'en', palabra: 'turno' };
const es: Habla = { idioma: 'es', palabra: 'cita' };

test.each([
  ['Nueva cita', 'cita_nueva', 'New appointment'],
  ['Canceladas con menos de 24 h', 'cancelacion_tardia', 'Cancelled with less than 24 h to go'],
  ['Cita reabierta', 'cita_reabierta', 'Appointment reopened'],
  ['Solape autorizado', 'solape_autorizado', 'Overlap authorised'],
  ['Citas movidas', 'cita_movida', 'Appointments moved'],
  ['Cambio de profesional', 'cita_reasignada', 'Another professional'],
  ['Ha llegado', 'cliente_llego', 'Has arrived'],
  ['Citas pasadas sin cerrar', 'cita_sin_cerrar', 'Past appointments still open'],
] as const)('«%s» is a %s, and «%s» in English', (titulo, clase, ingles) => {
  expect(claseDeAviso(titulo)).toBe(clase);
  expect(avisoEn(en, { titulo, message: '' }).titulo).toBe(ingles);
  expect(avisoEn(es, { titulo, message: 'x' })).toEqual({ titulo, message: 'x' });
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
  ['Citas reabiertas', 'Se han reabierto 21 citas de una vez', '21 appointments were reopened at once'],
  ['Citas movidas', 'Se han movido 21 citas de una vez', '21 appointments were moved at once'],
  ['Citas movidas', 'Se han movido 12 de tus citas de una vez', '12 of your appointments were moved at once'],
  ['Cambios de profesional', 'Te han pasado 3 citas de una vez', '3 appointments were passed to you at once'],
  [
    'Cambios de profesional',
    'Citas que pasan a tu agenda: 3 · citas que dejan tu agenda: 1',
    'Appointments passed to you: 3 · passed on from you: 1',
  ],
  ['Cita añadida', 'Ana · Corte · 26/11 a las 18:25', 'Ana · Corte · 26/11 at 18:25'],
  ['Nueva cita', 'dicho de otra manera', 'dicho de otra manera'],
])('in English what is told of «%s» reads as English', (titulo, message, ingles) => {
  expect(avisoEn(en, { titulo, message }).message).toBe(ingles);
});

test.each([
  ['Nueva cita', 'Ana [1] · Corte · 26/11 a las 18:25', 'Nuevo turno', 'Ana [1] · Corte · 26/11 a las 18:25'],
  [
    'Citas añadidas',
    'Se han añadido 12 citas a tu agenda de una vez',
    'Turnos añadidos',
    'Se han añadido 12 turnos a tu agenda de una vez',
  ],
  [
    'Citas movidas',
    'Se han movido 12 de tus citas de una vez',
    'Turnos movidos',
    'Se han movido 12 de tus turnos de una vez',
  ],
  [
    'Solape autorizado',
    'Cita · Corte · 26/11 a las 18:25, a la vez que otra de Luis',
    'Solape autorizado',
    'Cita · Corte · 26/11 a las 18:25, a la vez que otro de Luis',
  ],
  ['Citas pasadas sin cerrar', 'dicho de otra manera', 'Turnos pasados sin cerrar', 'dicho de otra manera'],
])('where one says turno «%s · %s» does too', (titulo, message, suTitulo, suMensaje) => {
  const aviso = avisoEn({ idioma: 'es', palabra: 'turno' }, { titulo, message });
  expect(aviso).toEqual({ titulo: suTitulo, message: suMensaje });
});

test('a title that this page does not know yet is shown as it came, and so is its text', () => {
  expect(claseDeAviso('Algo nuevo')).toBeUndefined();
  const aviso = { titulo: 'Algo nuevo', message: 'a las 10:00' };
  expect(avisoEn(en, aviso)).toEqual(aviso);
});
