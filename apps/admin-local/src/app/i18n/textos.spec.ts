import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en/index.ts';
import { es } from './es/index.ts';

interface Arbol {
  readonly [clave: string]: string | Arbol;
}

function claves(arbol: Arbol, prefijo = ''): string[] {
  return Object.entries(arbol).flatMap(([clave, valor]) =>
    typeof valor === 'string' ? [prefijo + clave] : claves(valor, `${prefijo}${clave}.`),
  );
}

function texto(arbol: Arbol, clave: string): string {
  const valor = clave.split('.').reduce<string | Arbol>((rama, parte) => (rama as Arbol)[parte] ?? '', arbol);
  return typeof valor === 'string' ? valor : '';
}

const huecos = (frase: string) => [...frase.matchAll(/{{(\w+)}}/g)].map(([, nombre]) => nombre).sort();

describe('the texts', () => {
  test('have the same keys in Spanish and English', () => {
    expect(claves(en)).toEqual(claves(es));
  });

  test('are all written', () => {
    expect([...claves(es)].filter((clave) => !texto(es, clave) || !texto(en, clave))).toEqual([]);
  });

  test('leave the same places for values in both', () => {
    const distintas = claves(es).filter(
      (clave) => huecos(texto(es, clave)).join() !== huecos(texto(en, clave)).join(),
    );
    expect(distintas).toEqual([]);
  });

  test('hold every key that a template or a class asks for', () => {
    const raiz = join(process.cwd(), 'src/app');
    const fuentes = readdirSync(raiz, { recursive: true, encoding: 'utf8' })
      .filter((nombre) => /\.(html|ts)$/.test(nombre) && !nombre.endsWith('.spec.ts'))
      .map((nombre) => readFileSync(join(raiz, nombre), 'utf8'));
    const pedidas = fuentes.flatMap((fuente) =>
      [...fuente.matchAll(/\bt\('([a-zA-Z_]+\.[a-zA-Z_.]+)'/g)].map(([, clave]) => clave ?? ''),
    );
    const conocidas = new Set(claves(es));
    expect(pedidas.length).toBeGreaterThan(50);
    expect(
      pedidas.filter((clave) => !clave.endsWith('.') && !clave.endsWith('_') && !conocidas.has(clave)),
    ).toEqual([]);
  });
});
