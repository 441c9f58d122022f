import { localeDeZona } from './locale-de-zona.ts';

test.each([
  ['America/Mexico_City', 'es-MX'],
  ['America/Tijuana', 'es-MX'],
  ['America/Argentina/Buenos_Aires', 'es-AR'],
  ['America/Buenos_Aires', 'es-AR'],
  ['America/Argentina/Cordoba', 'es-AR'],
  ['America/Santiago', 'es-CL'],
  ['Pacific/Easter', 'es-CL'],
  ['America/Bogota', 'es-CO'],
  ['America/Lima', 'es-PE'],
  ['America/Montevideo', 'es-UY'],
  ['Europe/Madrid', 'es-ES'],
  ['Atlantic/Canary', 'es-ES'],
  ['America/New_York', 'es-US'],
  ['Europe/Berlin', 'es-ES'],
  ['UTC', 'es-ES'],
])('%s writes as %s', (zona, locale) => {
  expect(localeDeZona(zona)).toBe(locale);
});
