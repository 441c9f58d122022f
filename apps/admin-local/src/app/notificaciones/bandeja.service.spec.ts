import type { ServerMessage } from '@citas/protocol';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { CANAL, lista, llegada, saludo, sigueDesde, unaBandeja, URL } from './testing/bandeja-de-prueba.ts';

describe('the tray', () => {
  test('misses nothing that comes while it loads, and doubles nothing', () => {
    const { messages, nuevas, pedidos, responder, seqs } = unaBandeja();
    for (const seq of [5, 6]) messages.next(llegada(seq));
    responder(5, 4);
    messages.next(llegada(6));
    messages.next(llegada(7));
    expect(seqs()).toEqual([7, 6, 5, 4]);
    expect(nuevas).toEqual([5, 6, 7]);
    expect(pedidos).toEqual([{ epoch: 'e', seq: 5 }]);
  });

  test('takes and tells nothing after a hole: subscribing from what was read brings it all again', () => {
    const { bandeja, messages, nuevas, responder, seqs } = unaBandeja();
    for (const message of [sigueDesde(7), llegada(8)]) messages.next(message);
    responder(5);
    // On its way to the page since before the hub was asked to repeat.
    messages.next(llegada(9));
    expect([seqs(), nuevas]).toEqual([[5], [8]]);
    for (const message of [sigueDesde(5), ...[6, 7, 8, 9].map((seq) => llegada(seq))]) messages.next(message);
    expect([seqs(), bandeja.noLeidas(), nuevas.at(-1)]).toEqual([[9, 8, 7, 6, 5], 5, 9]);
  });

  test('that begins anew has no page of the one before behind it', () => {
    const { bandeja, messages, responder, seqs, servidor } = unaBandeja();
    responder(5, 4);
    bandeja.cargarAnteriores();
    messages.next({ type: 'resync', channel: CANAL, data: { reason: 'log_trimmed' } });
    responder(90, 89);
    servidor.expectOne(`${URL}&antesDe=4`).flush(lista(3, 2));
    expect(seqs()).toEqual([90, 89]);
  });

  test('loads anew after a gap in the log', () => {
    const { messages, responder, seqs } = unaBandeja();
    responder(5);
    messages.next({ type: 'resync', channel: CANAL, data: { reason: 'log_trimmed' } });
    responder(90, 89);
    expect(seqs()).toEqual([90, 89]);
  });

  test('tells of what happens while we watch, not of what a lost connection had hidden', () => {
    const { bandeja, messages, nuevas, responder } = unaBandeja();
    messages.next(saludo('2026-11-24T16:00:00.000Z'));
    responder(5);
    messages.next(saludo('2026-11-24T18:00:00.000Z'));
    messages.next(llegada(6, '2026-11-24T17:30:00.000Z'));
    messages.next(llegada(7, '2026-11-24T18:00:01.000Z'));
    expect(nuevas).toEqual([7]);
    expect(bandeja.noLeidas()).toBe(3);
  });

  test('marks all as read once, and as read in another tab of the same person only', () => {
    const { bandeja, responder, servidor } = unaBandeja();
    responder(5, 4);
    const enOtra = (id: string) =>
      window.dispatchEvent(
        new StorageEvent('storage', {
          key: 'avisos.leidoHasta',
          newValue: JSON.stringify({ id, leidoHasta: 4 }),
        }),
      );
    enOtra('u2');
    expect(bandeja.noLeidas()).toBe(2);
    enOtra('u1');
    expect(bandeja.noLeidas()).toBe(1);
    bandeja.marcarLeidas();
    const leidas = servidor.expectOne('/api/v1/notificaciones/leidas');
    expect(leidas.request.body).toEqual({ hasta: 5 });
    leidas.flush({ noLeidas: 0, leidoHasta: 5, posicion: { epoch: 'e', seq: 5 } });
    expect(bandeja.noLeidas()).toBe(0);
    bandeja.marcarLeidas();
    servidor.expectNone('/api/v1/notificaciones/leidas');
  });
});

describe('a tray that could not be read', () => {
  const RESYNC: ServerMessage = { type: 'resync', channel: CANAL, data: { reason: 'log_trimmed' } };

  test('is asked for again, and follows its channel from there', () => {
    const { bandeja, clock, fallar, messages, nuevas, pedidos, responder } = unaBandeja();
    fallar();
    expect(bandeja.estado()).toBe('error');
    clock.advance(OTRA_VEZ_MS);
    responder(5);
    messages.next(llegada(6));
    expect([bandeja.estado(), bandeja.noLeidas()]).toEqual(['listo', 2]);
    expect([nuevas, pedidos]).toEqual([[6], [{ epoch: 'e', seq: 5 }]]);
    clock.advance(60_000);
  });

  test('is asked for when the connection is back, and not by a page that has ended', () => {
    const { bandeja, clock, conectar, fallar, responder, seqs, servidor } = unaBandeja();
    conectar(false);
    fallar();
    clock.advance(60_000);
    servidor.expectNone(URL);
    conectar(true);
    responder(5);
    expect(seqs()).toEqual([5]);
    bandeja.cargar();
    fallar();
    bandeja.terminar();
    clock.advance(60_000);
    conectar(false);
    conectar(true);
    servidor.expectNone(URL);
  });

  test('after a gap has what came meanwhile, told as it came', () => {
    const { bandeja, clock, fallar, messages, nuevas, responder, seqs } = unaBandeja();
    responder(5);
    messages.next(RESYNC);
    fallar();
    messages.next(llegada(90));
    clock.advance(OTRA_VEZ_MS);
    responder(90, 89);
    expect([seqs(), nuevas, bandeja.noLeidas()]).toEqual([[90, 89], [90], 2]);
  });

  test('says of the earlier ones what went wrong, beside those that are there', () => {
    const { bandeja, fallar, responder, seqs, servidor } = unaBandeja();
    const anteriores = `${URL}&antesDe=4`;
    responder(5, 4);
    bandeja.cargarAnteriores();
    fallar(anteriores);
    expect([bandeja.estado(), bandeja.error()]).toMatchObject(['listo', { status: 503 }]);
    bandeja.cargarAnteriores();
    servidor.expectOne(anteriores).flush(lista(3));
    expect([seqs(), bandeja.error()]).toEqual([[5, 4, 3], undefined]);
  });
});

describe('who has read the tray on another device', () => {
  const LEIDO = '/api/v1/notificaciones?limit=1';

  test('has it read here when they come back to the page, with nothing told or followed anew', () => {
    const { bandeja, clock, mirar, nuevas, pedidos, responder, seqs, servidor } = unaBandeja();
    responder(5, 4);
    mirar('hidden');
    clock.advance(59_000);
    mirar('visible');
    servidor.expectNone(LEIDO);
    mirar('hidden');
    clock.advance(60_000);
    mirar('visible');
    servidor.expectOne(LEIDO).flush({ ...lista(9), noLeidas: 1, leidoHasta: 5 });
    expect([bandeja.noLeidas(), seqs(), nuevas, pedidos.length]).toEqual([0, [5, 4], [], 1]);
  });

  test('is asked again at the next return when it could not be read', () => {
    const { bandeja, clock, fallar, mirar, responder, servidor } = unaBandeja();
    responder(5);
    clock.advance(60_000);
    mirar('visible');
    fallar(LEIDO);
    expect([bandeja.estado(), bandeja.noLeidas()]).toEqual(['listo', 1]);
    clock.advance(60_000);
    mirar('visible');
    servidor.expectOne(LEIDO).flush({ ...lista(5), leidoHasta: 5 });
    expect(bandeja.noLeidas()).toBe(0);
  });
});
