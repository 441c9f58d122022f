import { es } from './es/index.ts';
import { textosConPalabra } from './palabra.ts';

function frases(arbol: object): string[] {
  return Object.values(arbol).flatMap((valor: unknown) =>
    typeof valor === 'string' ? [valor] : frases(valor as object),
  );
}

test('no text says cita outside the brackets that follow the negocio', () => {
  const sinMarcar = frases(textosConPalabra(es, 'turno')).filter((frase) => /\bcitas?\b/i.test(frase));
  expect(sinMarcar).toEqual(['Citas en vivo']);
});
