import type { ServerMessage } from '@citas/protocol';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { bloqueo, sigueDesde, unaCopia } from './testing/copia-de-prueba.ts';

const cambios = (seq: number, dia: string): ServerMessage => ({
  type: 'citas_changed',
  channel: 'citas:negocio_123',
  seq,
  data: { count: 1, desde: dia, hasta: dia, por: { id: null, nombre: 'x' }, timestamp: 't' },
});

describe('a live copy', () => {
  test('is read again for changes that have to do with it, and keeps its place for others', () => {
    const { messages$, copia, cargas, responder } = unaCopia();
    copia.cargar();
    responder(5);
    messages$.next(cambios(6, '2026-12-24'));
    expect(cargas).toHaveLength(1);
    messages$.next(cambios(7, '2026-11-25'));
    expect(cargas).toHaveLength(2);
  });

  test('applies what came while it loaded, but for what the snapshot holds already', () => {
    const { messages$, copia, responder, suscritaDesde } = unaCopia();
    copia.cargar();
    for (const seq of [4, 5, 6]) messages$.next(eventoDePrueba(seq));
    responder(5);
    expect(copia.valor()).toEqual([6]);
    expect(suscritaDesde).toEqual([5]);
  });

  test('keeps nothing of what comes before somebody asks for it: subscribing from its snapshot brings that again', () => {
    const { messages$, copia, cargas, responder, suscritaDesde } = unaCopia();
    messages$.next({ type: 'resync', channel: 'citas:negocio_123', data: { reason: 'epoch_changed' } });
    for (const seq of [6, 7]) messages$.next(eventoDePrueba(seq));
    expect([cargas.length, copia.estado()]).toEqual([0, 'cargando']);
    copia.cargar();
    responder(5);
    messages$.next(eventoDePrueba(8));
    expect([copia.valor(), suscritaDesde]).toEqual([[], [5]]);
    messages$.next(sigueDesde(5));
    for (const seq of [6, 7, 8]) messages$.next(eventoDePrueba(seq));
    expect(copia.valor()).toEqual([6, 7, 8]);
  });

  test('applies nothing after a hole: subscribing from the snapshot brings it all again', () => {
    const { messages$, copia, responder, suscritaDesde } = unaCopia();
    copia.cargar();
    for (const seq of [6, 8]) messages$.next(eventoDePrueba(seq));
    responder(5);
    expect(copia.valor()).toEqual([6]);
    expect(suscritaDesde).toEqual([5]);
    // On its way to the page since before the hub was asked to repeat.
    messages$.next(eventoDePrueba(9));
    expect(copia.valor()).toEqual([6]);
    for (const seq of [6, 7, 8, 9]) messages$.next(eventoDePrueba(seq));
    expect(copia.valor()).toEqual([6, 7, 8, 9]);
  });

  test('applies nothing of a stream that begins after it until what lies between is repeated', () => {
    const { messages$, copia, responder } = unaCopia();
    copia.cargar();
    messages$.next(sigueDesde(7));
    responder(5);
    messages$.next(eventoDePrueba(8));
    expect(copia.valor()).toEqual([]);
    messages$.next(sigueDesde(5));
    // The sixth is of a kind that the client does not know.
    for (const seq of [7, 8]) messages$.next(eventoDePrueba(seq));
    expect(copia.valor()).toEqual([7, 8]);
  });

  test('is read again where the stream goes on after something that it has not had', () => {
    const { messages$, copia, cargas, responder } = unaCopia();
    copia.cargar();
    responder(5);
    messages$.next(eventoDePrueba(6));
    // The seventh was of a kind that the client does not know, and then the connection was lost.
    messages$.next(sigueDesde(7));
    expect(cargas).toHaveLength(2);
    responder(7);
    messages$.next(eventoDePrueba(8));
    expect(copia.valor()).toEqual([8]);
  });

  test('waits for nothing when the repeat for another copy had begun before it was read', () => {
    const { messages$, copia, responder } = unaCopia();
    copia.cargar();
    for (const seq of [7, 8]) messages$.next(eventoDePrueba(seq));
    messages$.next(sigueDesde(4));
    responder(5);
    for (const seq of [5, 7, 8]) messages$.next(eventoDePrueba(seq));
    expect(copia.valor()).toEqual([7, 8]);
  });

  test('sees no hole in events that are not about citas, nor in those that the client does not know', () => {
    const { messages$, copia, responder } = unaCopia();
    copia.cargar();
    for (const message of [eventoDePrueba(6), bloqueo(7), eventoDePrueba(8)]) messages$.next(message);
    responder(5);
    expect(copia.valor()).toEqual([6, 8]);
    messages$.next(eventoDePrueba(10));
    expect(copia.valor()).toEqual([6, 8, 10]);
  });

  test('applies each event once and none that is older than what it has', () => {
    const { messages$, copia, responder } = unaCopia();
    copia.cargar();
    responder(5);
    for (const seq of [6, 7, 6, 7, 5, 8]) messages$.next(eventoDePrueba(seq));
    expect(copia.valor()).toEqual([6, 7, 8]);
  });

  test('ignores other channels', () => {
    const { messages$, copia, responder } = unaCopia();
    copia.cargar();
    responder(5);
    messages$.next({ ...eventoDePrueba(6), channel: 'citas:otro' });
    expect(copia.valor()).toEqual([]);
  });

  test('takes a new snapshot on resync, showing the old one meanwhile', () => {
    const { messages$, copia, responder, cargas, suscritaDesde } = unaCopia();
    copia.cargar();
    responder(5);
    messages$.next(eventoDePrueba(6));
    messages$.next({ type: 'resync', channel: 'citas:negocio_123', data: { reason: 'epoch_changed' } });
    expect(cargas).toHaveLength(2);
    expect(copia.valor()).toEqual([6]);
    responder(1);
    expect(copia.valor()).toEqual([]);
    expect(suscritaDesde).toEqual([5, 1]);
  });

  test('keeps what it shows when a new snapshot fails, and says so', () => {
    const { copia, responder, cargas } = unaCopia();
    copia.cargar();
    responder(5);
    copia.cargar();
    cargas.at(-1)?.error('no network');
    expect(copia.valor()).toEqual([]);
    expect(copia.estado()).toBe('error');
    expect(copia.error()).toBe('no network');
  });
});

describe('a live copy that could not be read', () => {
  test.each([0, 502, 503])(
    'for a moment (%i) is asked for again, the error staying until it is there',
    (status) => {
      const { copia, cargas, clock, fallar, responder } = unaCopia();
      copia.cargar();
      fallar(status);
      clock.advance(OTRA_VEZ_MS - 1);
      expect(cargas).toHaveLength(1);
      clock.advance(1);
      expect(cargas).toHaveLength(2);
      expect(copia.estado()).toBe('error');
      fallar(status);
      clock.advance(OTRA_VEZ_MS);
      expect(copia.estado()).toBe('error');
      responder(5);
      expect([copia.estado(), copia.valor()]).toEqual(['listo', []]);
      clock.advance(10 * OTRA_VEZ_MS);
      expect(cargas).toHaveLength(3);
    },
  );

  test.each([400, 403, 404, 422])('because the question is wrong (%i) is not asked for again', (status) => {
    const { copia, cargas, clock, fallar } = unaCopia();
    copia.cargar();
    fallar(status);
    clock.advance(10 * OTRA_VEZ_MS);
    expect(cargas).toHaveLength(1);
  });

  test('without a connection waits until there is one, and is then asked for at once', () => {
    const { copia, cargas, clock, fallar, conectar } = unaCopia();
    conectar(false);
    copia.cargar();
    fallar(0);
    clock.advance(10 * OTRA_VEZ_MS);
    expect(cargas).toHaveLength(1);
    conectar(true);
    expect(cargas).toHaveLength(2);
    expect(copia.estado()).toBe('error');
  });

  test('is asked for at once by who does not want to wait, and then no second time', () => {
    const { copia, cargas, clock, fallar, responder } = unaCopia();
    copia.cargar();
    fallar(502);
    copia.cargar();
    expect([cargas.length, copia.estado()]).toEqual([2, 'cargando']);
    responder(5);
    clock.advance(10 * OTRA_VEZ_MS);
    expect(cargas).toHaveLength(2);
  });

  test('is read once more after a hole in the stream, the error staying', () => {
    const { copia, cargas, messages$, fallar } = unaCopia();
    copia.cargar();
    fallar(422);
    messages$.next({ type: 'resync', channel: 'citas:negocio_123', data: { reason: 'epoch_changed' } });
    expect([cargas.length, copia.estado()]).toEqual([2, 'error']);
  });

  test('is left alone when nobody has it any more', () => {
    const { copia, cargas, clock, fallar, conectar, duenio } = unaCopia();
    copia.cargar();
    fallar(502);
    duenio.destroy();
    clock.advance(10 * OTRA_VEZ_MS);
    conectar(false);
    conectar(true);
    expect(cargas).toHaveLength(1);
  });
});
