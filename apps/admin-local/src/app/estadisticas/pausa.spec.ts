import { Pausa } from './pausa.ts';

function enPausa() {
  const vistas: string[] = [];
  const pausa = new Pausa();
  const llega = (cifras: string, deQue: string, clase = 'informe') =>
    pausa.pasar(clase, deQue, () => vistas.push(cifras));
  llega('ayer', 'd23');
  llega('hoy', 'd24');
  pausa.alternar();
  vistas.length = 0;
  return { pausa, vistas, llega };
}

describe('while paused', () => {
  test('what comes by itself waits, and the newest is shown when resumed', () => {
    const { pausa, vistas, llega } = enPausa();
    llega('hoy, una más', 'd24');
    llega('hoy, dos más', 'd24');
    expect(vistas).toEqual([]);
    pausa.alternar();
    expect(vistas).toEqual(['hoy, dos más']);
  });

  test('what is about other days passes at once, and what waited for the days before never comes back', () => {
    const { pausa, vistas, llega } = enPausa();
    llega('hoy, una más', 'd24');
    llega('ayer', 'd23');
    expect(vistas).toEqual(['ayer']);
    llega('ayer, una más', 'd23');
    pausa.alternar();
    expect(vistas).toEqual(['ayer', 'ayer, una más']);
  });

  test('each kind has days of its own', () => {
    const { vistas, llega } = enPausa();
    llega('hoy, en directo', 'd24', 'stats');
    llega('hoy, una más', 'd24', 'stats');
    llega('hoy, una más', 'd24');
    expect(vistas).toEqual(['hoy, en directo']);
  });
});
