import { empieza, paginasDe } from './paginas.ts';

test.each([
  ['Agenda', 'ag', true],
  ['Panel', 'ÁN', false],
  ['Próximas citas', 'cit', true],
  ['Próximas citas', 'prox', true],
  ['Ajustes', '', true],
])('«%s» found by «%s»: %s', (nombre, escrito, hallada) => {
  expect(empieza(nombre, escrito)).toBe(hallada);
});

test('nobody is offered a page that they may not open', () => {
  expect(paginasDe('recepcion').map(({ ruta }) => ruta)).toEqual(['/agenda', '/clientes']);
  expect(paginasDe('admin').map(({ ruta }) => ruta)).toEqual(['/', '/agenda', '/clientes', '/ajustes']);
});
