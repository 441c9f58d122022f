import { citasDeEjemplo } from './citas-de-ejemplo.ts';

const equipo = {
  servicios: [{ nombre: 'Corte, lavado', duracionMinutos: 45 }],
  profesionales: ['Marta', 'Luis'],
};
const filas = citasDeEjemplo(equipo, '2026-11-24').split('\n');

test('are the same every time, and lie on both sides of today', () => {
  expect(citasDeEjemplo(equipo, '2026-11-24').split('\n')).toEqual(filas);
  const fechas = filas.slice(1).map((fila) => /\d{4}-\d\d-\d\d/.exec(fila)?.[0] ?? '');
  expect(fechas.some((fecha) => fecha < '2026-11-24')).toBe(true);
  expect(fechas.some((fecha) => fecha > '2026-11-24')).toBe(true);
});

test('what is past is closed and what is to come is open', () => {
  const abiertas = filas.slice(1).filter((fila) => /confirmada|pendiente/.test(fila));
  expect(abiertas.every((fila) => (/\d{4}-\d\d-\d\d/.exec(fila)?.[0] ?? '') >= '2026-11-24')).toBe(true);
});

test('a comma in a name stays in its cell', () => {
  expect(filas[1]).toContain('"Corte, lavado"');
});
