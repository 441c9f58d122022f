import { esPrograma } from './es-programa.ts';

test.each([
  ['SQL (postgres)', true],
  ['SQL (citas)', true],
  ['Paola Ríos', false],
  ['Ana SQL (la otra)', false],
  ['', false],
])('%j is another program: %s', (nombre, es) => {
  expect(esPrograma(nombre)).toBe(es);
});
