import { conTramoNuevo, conTramos, copiadoAlResto, dicho, diasDesde, enOrden, falloDe } from './horario.ts';

const manana = { desde: '09:00', hasta: '14:00' };
const tarde = { desde: '16:00', hasta: '20:00' };

test('a week begins where the negocio’s weeks do', () => {
  expect(diasDesde(7)).toEqual(['7', '1', '2', '3', '4', '5', '6']);
  expect(diasDesde(1)[0]).toBe('1');
});

test('a day without hours is closed, and not kept', () => {
  expect(conTramos({ '1': [manana], '2': [tarde] }, '1', [])).toEqual({ '2': [tarde] });
});

test('hours are copied to the days that are open, not to closed ones', () => {
  expect(copiadoAlResto({ '1': [manana, tarde], '5': [manana] }, '1')).toEqual({
    '1': [manana, tarde],
    '5': [manana, tarde],
  });
});

const tramo = (desde: string, hasta: string) => ({ desde, hasta });

test.each([
  ['of a closed day is the usual one', [], [tramo('09:00', '18:00')]],
  ['comes after the last', [manana], [manana, tramo('15:00', '16:00')]],
  ['comes after the latest', [tarde, manana], [tarde, manana, tramo('21:00', '22:00')]],
  ['is the last hour', [tramo('18:00', '22:30')], [tramo('18:00', '22:30'), tramo('23:00', '24:00')]],
  ['is what is left', [tramo('18:00', '23:30')], [tramo('18:00', '23:30'), tramo('23:30', '24:00')]],
  ['comes before the first', [tramo('18:30', '24:00')], [tramo('16:00', '17:00'), tramo('18:30', '24:00')]],
  ['is what there is before', [tramo('01:30', '24:00')], [tramo('00:00', '01:30'), tramo('01:30', '24:00')]],
  ['is nothing in a day without room', [tramo('00:00', '24:00')], undefined],
])('a new stretch %s', (_que, tramos, esperados) => {
  expect(conTramoNuevo(tramos)).toEqual(esperados);
  expect(falloDe(esperados ?? [])).toBeUndefined();
});

test.each([
  [[manana, tarde], undefined],
  [[tarde, manana], undefined],
  [[{ desde: '14:00', hasta: '09:00' }], 'alReves'],
  [[manana, { desde: '13:00', hasta: '15:00' }], 'seSolapan'],
  [[{ desde: '13:00', hasta: '17:00' }, tarde, manana], 'seSolapan'],
])('%j: %s', (tramos, fallo) => {
  expect(falloDe(tramos)).toBe(fallo);
});

test('a stretch that was written down after a later one is read, and sent, before it', () => {
  expect(enOrden({ '1': [tarde, manana], '2': [manana] })).toEqual({ '1': [manana, tarde], '2': [manana] });
  expect(dicho([tarde, manana])).toBe('09:00–14:00, 16:00–20:00');
});
