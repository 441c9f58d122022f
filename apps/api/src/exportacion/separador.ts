import type { Separador } from '@citas/protocol';

/** Where decimals are written with a comma, spreadsheets keep their columns apart with a semicolon. */
export function separadorDe(locale: string): Separador {
  return new Intl.NumberFormat(locale).format(0.5).includes(',') ? ';' : ',';
}
