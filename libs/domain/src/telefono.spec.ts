import { paisDeLocale, telefonoE164, telefonoLegible } from './telefono.ts';

test.each([
  ['55 1234 5678', 'MX', '+525512345678'],
  ['600 111 222', 'ES', '+34600111222'],
  ['(011) 15 1234-5678', 'AR', '+5491112345678'],
  ['300 1234567', 'CO', '+573001234567'],
  ['+34 600 111 222', 'MX', '+34600111222'],
  ['00 34 600111222', 'MX', '+34600111222'],
  ['+5215512345678', 'MX', '+5215512345678'],
  ['+34 600 111 222', undefined, '+34600111222'],
  ['600 111 222', undefined, undefined],
  ['600 111 222', 'ZZ', undefined],
  ['600 111', 'ES', undefined],
  ['+34 600', 'ES', undefined],
  ['55 1234 5678 ext 3', 'MX', undefined],
  ['mi móvil', 'ES', undefined],
  ['', 'ES', undefined],
])('«%s» written in %s is %s', (escrito, pais, e164) => {
  expect(telefonoE164(escrito, pais)).toBe(e164);
});

test.each([
  ['es-MX', 'MX'],
  ['en-US', 'US'],
  ['es-419', undefined],
  ['es', undefined],
])('the country of %s is %s', (locale, pais) => {
  expect(paisDeLocale(locale)).toBe(pais);
});

test('a phone is shown in groups, and what is none as it is', () => {
  expect(telefonoLegible('+525512345678')).toBe('+52 55 1234 5678');
  expect(telefonoLegible('+5215512345678')).toBe('+5215512345678');
});
