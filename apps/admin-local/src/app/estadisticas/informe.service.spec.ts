import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { informeDePrueba } from './informe-de-prueba.ts';
import { InformeService } from './informe.service.ts';

const dia = { desde: '2026-11-24', hasta: '2026-11-24' };
const cambio = (seq: number): ServerMessage => ({
  type: 'citas_changed',
  channel: 'citas:negocio_123',
  seq,
  data: { count: 1, desde: null, hasta: null, por: { id: null, nombre: 'x' }, timestamp: 't' },
});

function alMirar() {
  const clock = new ManualClock(0);
  const messages$ = new Subject<ServerMessage>();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: clock },
      { provide: WebsocketService, useValue: { messages$ } },
      InformeService,
    ],
  });
  const informes = TestBed.inject(InformeService);
  const http = TestBed.inject(HttpTestingController);
  const preguntas = () => http.match(({ url }) => url === '/api/v1/estadisticas');
  informes.ver(dia, 'semanas');
  for (const pregunta of preguntas()) pregunta.flush(informeDePrueba());
  return { clock, informes, messages$, preguntas };
}

test('however many citas change, the figures are asked for once in three seconds', () => {
  const { clock, messages$, preguntas } = alMirar();
  for (let seq = 1; seq <= 500; seq += 1) messages$.next(cambio(seq));
  expect(preguntas()).toHaveLength(0);
  clock.advance(3000);
  expect(preguntas()).toHaveLength(1);
  clock.advance(60_000);
  expect(preguntas()).toHaveLength(0);
});

test('slow figures are waited for, however many citas change, and asked for once more after that', () => {
  const { clock, informes, messages$, preguntas } = alMirar();
  clock.advance(10_000);
  messages$.next(cambio(1));
  clock.advance(0);
  const lenta = preguntas();
  for (let seq = 2; seq <= 20; seq += 1) {
    messages$.next(cambio(seq));
    clock.advance(1000);
  }
  expect([lenta.length, lenta[0]!.cancelled, preguntas().length]).toEqual([1, false, 0]);
  lenta[0]!.flush({ ...informeDePrueba(), generadoEn: 'tarde' });
  expect(informes.informe()).toMatchObject({ generadoEn: 'tarde' });
  clock.advance(0);
  const siguiente = preguntas();
  expect(siguiente).toHaveLength(1);
  siguiente[0]!.flush(informeDePrueba());
  clock.advance(60_000);
  expect(preguntas()).toHaveLength(0);
});

test('figures that could not be had are asked for again after a while, whatever changes meanwhile', () => {
  const { clock, informes, messages$, preguntas } = alMirar();
  informes.preguntar();
  clock.advance(10_000);
  messages$.next(cambio(1));
  preguntas()[0]!.flush('', { status: 503, statusText: '' });
  expect(informes.error()).toBeDefined();
  messages$.next(cambio(2));
  clock.advance(14_999);
  expect(preguntas()).toHaveLength(0);
  clock.advance(1);
  const otra = preguntas();
  expect(otra).toHaveLength(1);
  otra[0]!.flush(informeDePrueba());
  expect(informes.error()).toBeUndefined();
  clock.advance(60_000);
  expect(preguntas()).toHaveLength(0);
});

test('after a quiet while a change is asked about at once', () => {
  const { clock, messages$, preguntas } = alMirar();
  clock.advance(10_000);
  messages$.next(cambio(1));
  clock.advance(0);
  expect(preguntas()).toHaveLength(1);
});

test('a clock that is set back by hours holds no figures up', () => {
  const { clock, messages$, preguntas } = alMirar();
  clock.set(-5 * 3_600_000);
  messages$.next(cambio(1));
  clock.advance(2999);
  expect(preguntas()).toHaveLength(0);
  clock.advance(1);
  expect(preguntas()).toHaveLength(1);
});

test('another comparison of the same days leaves the figures where they are until it is there', () => {
  const { informes, preguntas } = alMirar();
  informes.ver(dia, 'anio');
  expect(informes.informe()).toBeDefined();
  expect(preguntas().map(({ request }) => request.params.get('comparar'))).toEqual(['anio']);
  informes.ver({ desde: '2026-11-23', hasta: '2026-11-23' }, 'anio');
  expect(informes.informe()).toBeUndefined();
});
