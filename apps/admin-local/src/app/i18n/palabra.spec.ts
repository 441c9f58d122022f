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

test('no text leaves a masculine article beside its preposition, nor a long form before its noun', () => {
  const sinJuntar = /(?<!\p{L})(de|a) el\b|\b(uno|alguno|ninguno|primero|tercero|bueno|malo) turno\b/iu;
  expect(frases(textosConPalabra(es, 'turno')).filter((frase) => sinJuntar.test(frase))).toEqual([]);
});
