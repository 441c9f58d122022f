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

const raiz = join(process.cwd(), 'src/app');
const fuentes = readdirSync(raiz, { recursive: true, encoding: 'utf8' })
  .filter((nombre) => /\.(html|ts)$/.test(nombre) && !/\.spec\.ts$|i18n\/(es|en)\//.test(nombre))
  .map((nombre) => readFileSync(join(raiz, nombre), 'utf8'));

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
    const pedidas = fuentes.flatMap((fuente) =>
      [...fuente.matchAll(/\bt\('([a-zA-Z_]+\.[a-zA-Z_.]+)'/g)].map(([, clave]) => clave ?? ''),
    );
    const conocidas = new Set(claves(es));
    expect(pedidas.length).toBeGreaterThan(50);
    expect(
      pedidas.filter((clave) => !clave.endsWith('.') && !clave.endsWith('_') && !conocidas.has(clave)),
    ).toEqual([]);
  });

  test('hold no key that nobody asks for', () => {
    const nombradas = fuentes.flatMap((fuente) =>
      [...fuente.matchAll(/['`]([a-zA-Z]+\.[\w.]*)(['`]|\$\{)/g)].map(([, clave = '']) => clave),
    );
    const enteras = new Set(nombradas);
    // `'estado.' + estado`: a key whose last part is known when it is asked for.
    const comienzos = nombradas.filter((clave) => /[._]$/.test(clave));
    const laPide = (clave: string) =>
      enteras.has(clave) ||
      comienzos.some((comienzo) => clave.startsWith(comienzo) && !clave.slice(comienzo.length).includes('.'));
    expect(claves(es).filter((clave) => !laPide(clave))).toEqual([]);
  });
});
