/** Scrolls the page until what is `y` px below the top of the window is in its middle, unless it is above that. */
export function mostrarEnPagina(y: number): void {
  const { innerHeight } = globalThis;
  if (y > innerHeight / 2) globalThis.scrollBy({ top: y - innerHeight / 2, behavior: 'instant' });
}
