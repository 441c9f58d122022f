import { HttpClient, HttpContext, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Notification } from '@citas/protocol';
import { Subject } from 'rxjs';
import { SIN_SESION } from '../sesion/sin-sesion.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { cambiosPropiosInterceptor } from './cambios-propios.interceptor.ts';
import { CambiosPropios } from './cambios-propios.service.ts';

const URL = '/api/v1/series/1/mover';

/** A page that sends requests, is told of things by their cause, and writes down what is left to tell its person. */
function unaPagina() {
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([cambiosPropiosInterceptor])),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: clock },
    ],
  });
  const http = TestBed.inject(HttpClient);
  const servidor = TestBed.inject(HttpTestingController);
  const nuevas = new Subject<Notification>();
  const dichas: (string | null)[] = [];
  nuevas.pipe(TestBed.inject(CambiosPropios).soloAjenos).subscribe(({ data }) => dichas.push(data.causa));
  return {
    clock,
    dichas,
    enviar(metodo = 'POST', context = new HttpContext()) {
      http.request(metodo, URL, { context }).subscribe({ error: () => undefined });
      const peticion = servidor.expectOne(URL);
      return (causa: string, status = 200) =>
        peticion.flush({}, { status, statusText: '', headers: { 'X-Request-Id': causa } });
    },
    avisar(causa: string | null) {
      nuevas.next({
        type: 'notification',
        channel: 'notificaciones:a',
        seq: 1,
        data: { id: '', nivel: 'info', titulo: '', message: '', citaId: null, causa, timestamp: '' },
      });
    },
  };
}

test('nobody is told what their own page did, however often it is told and however much later', () => {
  const { avisar, clock, dichas, enviar } = unaPagina();
  enviar()('mía');
  for (const causa of ['mía', 'de otra', 'mía']) avisar(causa);
  clock.advance(60_000);
  for (const causa of ['mía', null]) avisar(causa);
  expect(dichas).toEqual(['de otra', null]);
});

test('a notice that comes before the answer waits for it, and those after it for their turn', () => {
  const { avisar, dichas, enviar } = unaPagina();
  const [responder, responderOtra] = [enviar(), enviar()];
  for (const causa of ['de otra', 'mía', 'mía también']) avisar(causa);
  responder('mía');
  expect(dichas).toEqual([]);
  responderOtra('mía también');
  expect(dichas).toEqual(['de otra']);
});

test('a change that is refused makes nothing one’s own', () => {
  const { avisar, dichas, enviar } = unaPagina();
  const responder = enviar();
  avisar('de otra');
  responder('la rechazada', 409);
  avisar('la rechazada');
  expect(dichas).toEqual(['de otra', 'la rechazada']);
});

test('an answer that does not come keeps what others did for ten seconds, and its own until it is there', () => {
  const { avisar, clock, dichas, enviar } = unaPagina();
  const responder = enviar();
  avisar('de otra');
  clock.advance(9_999);
  expect(dichas).toEqual([]);
  clock.advance(1);
  avisar('de otra más');
  expect(dichas).toEqual(['de otra', 'de otra más']);
  responder('mía');
  avisar('mía');
  enviar();
  avisar('la última');
  expect(dichas).toEqual(['de otra', 'de otra más']);
});

test.each<[string, string, HttpContext]>([
  ['reads', 'GET', new HttpContext()],
  ['logs in', 'POST', new HttpContext().set(SIN_SESION, true)],
])('whoever %s keeps nothing waiting', (_, metodo, context) => {
  const { avisar, dichas, enviar } = unaPagina();
  const responder = enviar(metodo, context);
  avisar('de otra');
  expect(dichas).toEqual(['de otra']);
  responder('de otra');
});
