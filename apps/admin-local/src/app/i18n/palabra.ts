import { conPalabra, type Palabra } from '@citas/domain';

/** Every text of a language, said with the negocio's word. */
export function textosConPalabra<T extends object>(textos: T, palabra: Palabra): T {
  const pares = Object.entries(textos).map(([clave, valor]: [string, unknown]) => [
    clave,
    typeof valor === 'string' ? conPalabra(valor, palabra) : textosConPalabra(valor as object, palabra),
  ]);
  return Object.fromEntries(pares) as T;
}
