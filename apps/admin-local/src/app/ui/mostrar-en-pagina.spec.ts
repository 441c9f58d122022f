import { mostrarEnPagina } from './mostrar-en-pagina.ts';

test.each([
  ['below the middle of the window comes to it', 1000, [{ top: 600, behavior: 'instant' }]],
  ['above it stays where it is', 399, []],
])('what is %s', (_, y, expected) => {
  const scrolled: ScrollToOptions[] = [];
  Object.assign(globalThis, {
    innerHeight: 800,
    scrollBy: (options: ScrollToOptions) => scrolled.push(options),
  });
  mostrarEnPagina(y);
  expect(scrolled).toEqual(expected);
});
