import { edad } from './edad.ts';

const HORA_MS = 3_600_000;

test.each([
  [59_999, 'conexion.haceUnMomento', 0],
  [HORA_MS - 1, 'conexion.haceMinutos', 59],
  [48 * HORA_MS - 1, 'conexion.haceHoras', 47],
  [48 * HORA_MS, 'conexion.haceDias', 2],
  [100 * HORA_MS, 'conexion.haceDias', 4],
])('%d ms ago is told by %s, %d', (ms, clave, n) => {
  expect(edad(ms)).toEqual({ clave, n });
});
