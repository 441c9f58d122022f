import { conTramos, copiadoAlResto, diasDesde, falloDe, tramoNuevo } from './horario.ts';

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

test('a new stretch comes after the last', () => {
  expect(tramoNuevo([manana])).toEqual({ desde: '15:00', hasta: '16:00' });
});

test.each([
  [[manana, tarde], undefined],
  [[{ desde: '14:00', hasta: '09:00' }], 'alReves'],
  [[manana, { desde: '13:00', hasta: '15:00' }], 'seSolapan'],
])('%j: %s', (tramos, fallo) => {
  expect(falloDe(tramos)).toBe(fallo);
});
