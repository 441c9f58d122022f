/** ISO 3166-1, of where Spanish is what people speak to those who serve them, and the currency there (ISO 4217, from CLDR). */
const MONEDAS: ReadonlyMap<string, string> = new Map([
  ['ES', 'EUR'],
  ['MX', 'MXN'],
  ['AR', 'ARS'],
  ['CL', 'CLP'],
  ['CO', 'COP'],
  ['PE', 'PEN'],
  ['VE', 'VES'],
  ['EC', 'USD'],
  ['GT', 'GTQ'],
  ['CU', 'CUP'],
  ['BO', 'BOB'],
  ['DO', 'DOP'],
  ['HN', 'HNL'],
  ['PY', 'PYG'],
  ['SV', 'USD'],
  ['NI', 'NIO'],
  ['CR', 'CRC'],
  ['PA', 'PAB'],
  ['UY', 'UYU'],
  ['GQ', 'XAF'],
  ['PR', 'USD'],
  ['US', 'USD'],
]);

export const PAISES_DE_HABLA_HISPANA: readonly string[] = [...MONEDAS.keys()];

/** The currency of a locale's country; undefined when it names none of those above. */
export function monedaDe(locale: string): string | undefined {
  return MONEDAS.get(new Intl.Locale(locale).region ?? '');
}
