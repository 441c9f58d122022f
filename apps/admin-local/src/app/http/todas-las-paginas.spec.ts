import { firstValueFrom, of } from 'rxjs';
import { todasLasPaginas } from './todas-las-paginas.ts';

const PAGINAS: Readonly<Record<string, { datos: number[]; siguiente: string | null; posicion: number }>> = {
  primera: { datos: [1, 2], siguiente: 'segunda', posicion: 7 },
  segunda: { datos: [3], siguiente: 'tercera', posicion: 8 },
  tercera: { datos: [4], siguiente: null, posicion: 9 },
};

test('a list of several pages is read to its end, each page once, at the position of the first', async () => {
  const pedidas: string[] = [];
  const lista = todasLasPaginas((cursor = 'primera') => {
    pedidas.push(cursor);
    const pagina = PAGINAS[cursor];
    if (!pagina) throw new Error(`no page ${cursor}`);
    return of(pagina);
  });
  expect(await firstValueFrom(lista)).toMatchObject({ datos: [1, 2, 3, 4], posicion: 7 });
  expect(pedidas).toEqual(['primera', 'segunda', 'tercera']);
});
