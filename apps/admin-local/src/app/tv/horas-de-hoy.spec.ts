import { SIN_CITAS } from '@citas/domain';
import { horasDeHoy } from './horas-de-hoy.ts';

const TRAMOS = [
  { desde: '10:00', hasta: '13:00' },
  { desde: '15:00', hasta: '17:30' },
];
const CITAS = {
  '11': { ...SIN_CITAS, completada: 3, cancelada: 5 },
  '15': { ...SIN_CITAS, pendiente: 1, confirmada: 5 },
};
const horas = (...argumentos: Parameters<typeof horasDeHoy>) =>
  horasDeHoy(...argumentos).map(({ hora }) => hora);

test('the day goes from opening to closing time, the hour in which it closes included', () => {
  expect(horas(CITAS, TRAMOS, '12:00')).toEqual(['10', '11', '12', '13', '14', '15', '16', '17']);
});

test('what was booked outside the hours is there too', () => {
  const tarde = { ...CITAS, '20': { ...SIN_CITAS, confirmada: 1 } };
  expect(horas(tarde, TRAMOS, '12:00').at(-1)).toBe('20');
  expect(horas({ '09': { ...SIN_CITAS, confirmada: 1 } }, undefined, '12:00')).toEqual(['09']);
});

test('a closed day without citas has no hours', () => {
  expect(horas({}, undefined, '12:00')).toEqual([]);
});

test('only those that take time are counted, beside the fullest hour', () => {
  const once = horasDeHoy(CITAS, TRAMOS, '12:00').find(({ hora }) => hora === '11');
  expect(once).toMatchObject({ citas: 3, parte: 0.5 });
});

test('it tells the hours gone from this one and those to come', () => {
  const cuando = horasDeHoy(CITAS, TRAMOS, '15:59').map(({ hora, cuando }) => `${hora} ${cuando}`);
  expect(cuando.slice(4)).toEqual(['14 pasada', '15 ahora', '16 futura', '17 futura']);
});
