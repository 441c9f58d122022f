import type { ServerMessage } from '@citas/protocol';
import { AHORA, CANAL, lista, unaBandeja, URL } from './testing/bandeja-de-prueba.ts';

describe('the tray of a profesional, who hears that something was told', () => {
  const algo = (seq: number): ServerMessage => ({
    type: 'notificaciones_changed',
    channel: CANAL,
    seq,
    data: { timestamp: AHORA },
  });
  /** Of all up to `hasta` those that are theirs. */
  const suyas = (hasta: number, ...seqs: number[]) => ({
    ...lista(...seqs),
    posicion: { epoch: 'e', seq: hasta },
  });

  test('reads whether it is theirs, tells of what is, and subscribes once', () => {
    const { messages, nuevas, pedidos, seqs, servidor } = unaBandeja();
    servidor.expectOne(URL).flush(suyas(5, 3));
    messages.next(algo(6));
    servidor.expectOne(URL).flush(suyas(6, 3));
    expect([nuevas, seqs()]).toEqual([[], [3]]);
    messages.next(algo(7));
    servidor.expectOne(URL).flush(suyas(7, 7, 3));
    expect([nuevas, seqs(), pedidos.length]).toEqual([[7], [7, 3], 1]);
  });

  test('reads again when more was told while it read, and not what is in it already', () => {
    const { messages, nuevas, servidor } = unaBandeja();
    servidor.expectOne(URL).flush(suyas(5));
    for (const seq of [6, 7, 8]) messages.next(algo(seq));
    servidor.expectOne(URL).flush(suyas(7, 7, 6));
    servidor.expectOne(URL).flush(suyas(8, 8, 7, 6));
    messages.next(algo(8));
    servidor.expectNone(URL);
    expect(nuevas).toEqual([6, 7, 8]);
  });

  const seguidas = (primera: number, ultima: number) =>
    Array.from({ length: primera - ultima + 1 }, (_nada, n) => primera - n);

  test('keeps the older ones that are there when a colleague is told something', () => {
    const { bandeja, messages, servidor, seqs } = unaBandeja();
    servidor.expectOne(URL).flush(suyas(60, ...seguidas(60, 41)));
    bandeja.cargarAnteriores();
    servidor.expectOne(`${URL}&antesDe=41`).flush(suyas(60, ...seguidas(40, 21)));
    bandeja.cargarAnteriores();
    messages.next(algo(61));
    servidor.expectOne(URL).flush(suyas(61, ...seguidas(60, 41)));
    expect(seqs()).toEqual(seguidas(60, 21));
    servidor.expectOne(`${URL}&antesDe=21`).flush(suyas(61, 20));
    messages.next(algo(62));
    servidor.expectOne(URL).flush(suyas(62, ...seguidas(62, 43)));
    expect([seqs(), bandeja.bandeja().hayMas]).toEqual([seguidas(62, 20), false]);
  });

  test('that could have others between shows none of the older ones, nor a page of them', () => {
    const { bandeja, messages, servidor, seqs } = unaBandeja();
    servidor.expectOne(URL).flush(suyas(60, ...seguidas(60, 41)));
    bandeja.cargarAnteriores();
    messages.next(algo(90));
    servidor.expectOne(URL).flush(suyas(90, ...seguidas(90, 71)));
    servidor.expectOne(`${URL}&antesDe=41`).flush(suyas(60, ...seguidas(40, 21)));
    expect([seqs(), bandeja.bandeja().hayMas]).toEqual([seguidas(90, 71), true]);
  });

  test('is not kept busy by a server that does not know of it', () => {
    const { messages, servidor } = unaBandeja();
    servidor.expectOne(URL).flush(suyas(5));
    messages.next(algo(9));
    servidor.expectOne(URL).flush(suyas(5));
    servidor.expectNone(URL);
  });

  test('that cannot be read is told, and can be loaded again', () => {
    const { bandeja, messages, nuevas, servidor, seqs } = unaBandeja();
    servidor.expectOne(URL).flush(suyas(5));
    messages.next(algo(6));
    servidor.expectOne(URL).flush('', { status: 503, statusText: 'away' });
    expect(bandeja.estado()).toBe('error');
    bandeja.cargar();
    servidor.expectOne(URL).flush(suyas(6, 6));
    expect([bandeja.estado(), seqs()]).toEqual(['listo', [6]]);
    expect(nuevas).toEqual([]);
  });

  test('that could not be read once is read at the next, with what was missed', () => {
    const { bandeja, messages, nuevas, servidor } = unaBandeja();
    servidor.expectOne(URL).flush(suyas(5));
    messages.next(algo(6));
    servidor.expectOne(URL).flush('', { status: 503, statusText: 'away' });
    messages.next(algo(7));
    servidor.expectOne(URL).flush(suyas(7, 7, 6));
    expect([bandeja.estado(), nuevas]).toEqual(['listo', [6, 7]]);
  });
});
