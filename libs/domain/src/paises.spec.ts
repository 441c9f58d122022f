import { monedaDe, PAISES_DE_HABLA_HISPANA } from './paises.ts';

test('every country has a currency that exists', () => {
  const conocidas = new Set(Intl.supportedValuesOf('currency'));
  for (const pais of PAISES_DE_HABLA_HISPANA) expect(conocidas).toContain(monedaDe(`es-${pais}`));
});

test('the currency is that of the country, whatever the language; without a country there is none', () => {
  expect([monedaDe('es-MX'), monedaDe('en-US'), monedaDe('es'), monedaDe('pt-BR')]).toEqual([
    'MXN',
    'USD',
    undefined,
    undefined,
  ]);
});
