/**
 * A cell that begins like this is run as a formula by spreadsheets.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const PROTEGIDA = /^'+[=+\-@\t\r\n]/;

/** With an apostrophe in front, which spreadsheets take for "this is text". */
export function protegerFormula(texto: string): string {
  return FORMULA.test(texto) ? `'${texto}` : texto;
}

/** The text that `protegerFormula` was given. */
export function quitarProteccion(celda: string): string {
  return PROTEGIDA.test(celda) ? celda.slice(1) : celda;
}
