import { HttpErrorResponse } from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { CLOCK } from '../../tiempo/clock.token.ts';
import { CopiaViva, type Instantanea } from '../copia-viva.ts';

type Cargas = readonly Subject<Instantanea<number[]>>[];

/** Who answers the newest reading. */
function quienContesta(cargas: Cargas) {
  const responder = (seq: number) => cargas.at(-1)?.next({ valor: [], posicion: { epoch: 'e', seq } });
  const fallar = (status: number) => cargas.at(-1)?.error(new HttpErrorResponse({ status }));
  const deAntes = (seq: number, valor: number[], aFaltaDe: unknown) =>
    cargas.at(-1)?.next({ valor, posicion: { epoch: 'e', seq }, aFaltaDe });
  /** Nobody answers; there is what was kept. */
  const guardada = (seq: number, valor: number[] = []) =>
    deAntes(seq, valor, new HttpErrorResponse({ status: 503 }));
  /** Nobody has answered yet; there is what was kept. */
  const tarda = (seq: number, valor: number[]) => deAntes(seq, valor, null);
  return { responder, fallar, guardada, tarda };
}

/** A live copy of which a spec answers each reading, and whose events it sends. */
export function unaCopia() {
  const messages$ = new Subject<ServerMessage>();
  const cargas: Subject<Instantanea<number[]>>[] = [];
  const suscritaDesde: number[] = [];
  const connected = signal(true);
  const clock = new ManualClock();
  TestBed.configureTestingModule({ providers: [{ provide: CLOCK, useValue: clock }] });
  const duenio = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  const copia = runInInjectionContext(
    duenio,
    () =>
      new CopiaViva<number[]>({
        messages$,
        connected,
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
  const conectar = (hay: boolean) => {
    connected.set(hay);
    TestBed.tick();
  };
  return { messages$, cargas, copia, ...quienContesta(cargas), suscritaDesde, clock, conectar, duenio };
}

/** From there on all is told. */
export const sigueDesde = (seq: number): ServerMessage => ({
  type: 'subscribed',
  channel: 'citas:negocio_123',
  data: { epoch: 'e', seq, recovered: true },
});

export const bloqueo = (seq: number): ServerMessage => ({
  type: 'bloqueos_changed',
  channel: 'citas:negocio_123',
  seq,
  data: {
    desde: '2026-11-25',
    hasta: '2026-11-25',
    profesionalId: null,
    por: { id: null, nombre: 'x' },
    timestamp: 't',
  },
});
