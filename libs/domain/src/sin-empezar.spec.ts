import { ESTADOS } from './estado-cita.ts';
import { estaSinEmpezar } from './sin-empezar.ts';

const AHORA = Date.parse('2026-11-24T10:00:00-06:00');
const cita = { estado: 'confirmada', inicio: '2026-11-24T10:05:00-06:00', llegadaEn: null } as const;

describe('a cita has not begun', () => {
  test('while it is to be held', () => {
    expect(ESTADOS.filter((estado) => estaSinEmpezar({ ...cita, estado }, AHORA))).toEqual([
      'pendiente',
      'confirmada',
    ]);
  });

  test.each([
    ['later', '2026-11-24T10:01:00-06:00', true],
    ['now', '2026-11-24T10:00:00-06:00', false],
    ['before', '2026-11-24T09:59:00-06:00', false],
  ])('until it begins: one that begins %s, %s, %s', (_, inicio, sinEmpezar) => {
    expect(estaSinEmpezar({ ...cita, inicio }, AHORA)).toBe(sinEmpezar);
  });

  test('until its client is there, however early', () => {
    expect(estaSinEmpezar({ ...cita, llegadaEn: '2026-11-24T09:50:00-06:00' }, AHORA)).toBe(false);
  });
});
