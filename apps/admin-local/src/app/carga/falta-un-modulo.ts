/** What Chromium, Firefox and Safari say of an `import()` whose file did not come. */
const NO_VINO = /dynamically imported module|Importing a module script failed/;
/** Angular's number for a `@defer` block whose files did not come. */
const DEFER_SIN_CARGAR = -750;

/** Whether this error is of a part of the page that did not arrive, and not of the page itself. */
export function faltaUnModulo(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return NO_VINO.test(error.message) || ('code' in error && error.code === DEFER_SIN_CARGAR);
}
