import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { sigueDesde, unaCopia } from './testing/copia-de-prueba.ts';

describe('a live copy of which there is only what was kept', () => {
  test('shows it, and asks again until there is an answer', () => {
    const { messages$, copia, cargas, clock, guardada, responder, suscritaDesde } = unaCopia();
    copia.cargar();
    guardada(5, [1]);
    expect([copia.estado(), copia.valor()]).toEqual(['listo', [1]]);
    messages$.next(eventoDePrueba(6));
    expect(copia.valor()).toEqual([1, 6]);
    clock.advance(OTRA_VEZ_MS);
    expect(cargas).toHaveLength(2);
    guardada(5, [1]);
    clock.advance(OTRA_VEZ_MS);
    expect(cargas).toHaveLength(3);
    responder(9);
    expect([copia.estado(), copia.valor(), suscritaDesde]).toEqual(['listo', [], [5, 9]]);
    clock.advance(10 * OTRA_VEZ_MS);
    expect(cargas).toHaveLength(3);
  });

  test('asks again when the connection is back', () => {
    const { copia, cargas, clock, conectar, guardada } = unaCopia();
    conectar(false);
    copia.cargar();
    guardada(5);
    clock.advance(10 * OTRA_VEZ_MS);
    expect(cargas).toHaveLength(1);
    conectar(true);
    expect(cargas).toHaveLength(2);
    guardada(5);
    clock.advance(OTRA_VEZ_MS);
    expect(cargas).toHaveLength(3);
  });

  test('shows and follows it while the answer is late, which takes its place, and asks for no other', () => {
    const { messages$, copia, cargas, clock, tarda, responder, suscritaDesde } = unaCopia();
    copia.cargar();
    tarda(5, [1]);
    messages$.next(sigueDesde(5));
    for (const seq of [6, 7]) messages$.next(eventoDePrueba(seq));
    expect([copia.estado(), copia.valor(), suscritaDesde]).toEqual(['listo', [1, 6, 7], [5]]);
    clock.advance(10 * OTRA_VEZ_MS);
    expect(cargas).toHaveLength(1);
    responder(6);
    messages$.next(sigueDesde(6));
    messages$.next(eventoDePrueba(7));
    expect([copia.estado(), copia.valor(), suscritaDesde]).toEqual(['listo', [7], [5, 6]]);
  });

  test('asks again when the connection is back before the answer, which may never come', () => {
    const { copia, cargas, conectar, tarda, responder } = unaCopia();
    conectar(false);
    copia.cargar();
    tarda(5, [1]);
    conectar(true);
    expect(cargas.map(({ observed }) => observed)).toEqual([false, true]);
    responder(9);
    expect(copia.valor()).toEqual([]);
  });

  test('keeps what is newer, with all that comes meanwhile', () => {
    const { messages$, copia, clock, guardada, responder, suscritaDesde } = unaCopia();
    copia.cargar();
    responder(5);
    messages$.next(eventoDePrueba(6));
    copia.cargar();
    messages$.next(eventoDePrueba(7));
    guardada(4, [1]);
    messages$.next(eventoDePrueba(8));
    expect([copia.estado(), copia.valor(), suscritaDesde]).toEqual(['listo', [6, 7, 8], [5]]);
    clock.advance(OTRA_VEZ_MS);
    messages$.next(eventoDePrueba(9));
    responder(8);
    expect([copia.valor(), suscritaDesde]).toEqual([[9], [5, 8]]);
  });

  test('takes it for days of which nothing is shown', () => {
    const { copia, guardada, responder } = unaCopia();
    copia.cargar();
    responder(5);
    copia.cargar({ limpiar: true });
    guardada(4, [1]);
    expect([copia.estado(), copia.valor()]).toEqual(['listo', [1]]);
  });

  test('applies nothing of another log to what is shown', () => {
    const { messages$, copia, guardada, responder } = unaCopia();
    copia.cargar();
    responder(5);
    messages$.next({ type: 'resync', channel: 'citas:negocio_123', data: { reason: 'epoch_changed' } });
    messages$.next(sigueDesde(7));
    guardada(4, [1]);
    messages$.next(eventoDePrueba(8));
    expect(copia.valor()).toEqual([]);
    responder(7);
    expect(copia.valor()).toEqual([8]);
  });
});
