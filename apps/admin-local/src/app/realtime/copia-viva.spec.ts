import { TestBed } from '@angular/core/testing';
import type { ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { CopiaViva, type Instantanea } from './copia-viva.ts';

function crear() {
  const messages$ = new Subject<ServerMessage>();
  const cargas: Subject<Instantanea<number[]>>[] = [];
  const suscritaDesde: number[] = [];
  const copia = TestBed.runInInjectionContext(
    () =>
      new CopiaViva<number[]>({
        messages$,
        canal: () => 'citas:negocio_123',
        cargar: () => {
          const carga = new Subject<Instantanea<number[]>>();
          cargas.push(carga);
          return carga;
        },
        aplicar: (valor, evento) => [...valor, evento.seq],
        afecta: ({ data }) => data.desde === '2026-11-25',
        alCargar: ({ seq }) => suscritaDesde.push(seq),
      }),
  );
  const responder = (seq: number) => cargas.at(-1)?.next({ valor: [], posicion: { epoch: 'e', seq } });
  return { messages$, cargas, copia, responder, suscritaDesde };
}

const cambios = (seq: number, dia: string): ServerMessage => ({
  type: 'citas_changed',
  channel: 'citas:negocio_123',
  seq,
  data: { count: 1, desde: dia, hasta: dia, por: { id: null, nombre: 'x' }, timestamp: 't' },
});

describe('a live copy', () => {
  test('is read again for changes that have to do with it, and keeps its place for others', () => {
    const { messages$, copia, cargas, responder } = crear();
    copia.cargar();
    responder(5);
    messages$.next(cambios(6, '2026-12-24'));
    expect(cargas).toHaveLength(1);
    messages$.next(cambios(7, '2026-11-25'));
    expect(cargas).toHaveLength(2);
  });

  test('applies what came while it loaded, but for what the snapshot holds already', () => {
    const { messages$, copia, responder, suscritaDesde } = crear();
    copia.cargar();
    for (const seq of [4, 5, 6]) messages$.next(eventoDePrueba(seq));
    responder(5);
    expect(copia.valor()).toEqual([6]);
    expect(suscritaDesde).toEqual([5]);
  });

  test('applies nothing after a hole: subscribing from the snapshot brings it all again', () => {
    const { messages$, copia, responder, suscritaDesde } = crear();
    copia.cargar();
    for (const seq of [6, 8]) messages$.next(eventoDePrueba(seq));
    responder(5);
    expect(copia.valor()).toEqual([6]);
    expect(suscritaDesde).toEqual([5]);
    for (const seq of [6, 7, 8]) messages$.next(eventoDePrueba(seq));
    expect(copia.valor()).toEqual([6, 7, 8]);
  });

  test('applies each event once and none that is older than what it has', () => {
    const { messages$, copia, responder } = crear();
    copia.cargar();
    responder(5);
    for (const seq of [6, 7, 6, 7, 5, 8]) messages$.next(eventoDePrueba(seq));
    expect(copia.valor()).toEqual([6, 7, 8]);
  });

  test('ignores other channels', () => {
    const { messages$, copia, responder } = crear();
    copia.cargar();
    responder(5);
    messages$.next({ ...eventoDePrueba(6), channel: 'citas:otro' });
    expect(copia.valor()).toEqual([]);
  });

  test('takes a new snapshot on resync, showing the old one meanwhile', () => {
    const { messages$, copia, responder, cargas, suscritaDesde } = crear();
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
    const { copia, responder, cargas } = crear();
    copia.cargar();
    responder(5);
    copia.cargar();
    cargas.at(-1)?.error('no network');
    expect(copia.valor()).toEqual([]);
    expect(copia.estado()).toBe('error');
    expect(copia.error()).toBe('no network');
  });
});
