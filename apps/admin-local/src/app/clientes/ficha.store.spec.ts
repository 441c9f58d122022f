import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita, ClienteConVisitas, MessageOf, ServerMessage } from '@citas/protocol';
import { Subject } from 'rxjs';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { FichaStore } from './ficha.store.ts';

const CITAS = 'citas:negocio_123';
const empieza = (recovered: boolean, channel = CITAS): ServerMessage => ({
  type: 'subscribed',
  channel,
  data: { epoch: 'e', seq: 7, recovered },
});
const creada = (clienteId: string) =>
  ({ type: 'cita_created', channel: CITAS, seq: 8, data: { clienteId } }) as MessageOf<'cita_created'>;
const cambiadas = { type: 'citas_changed', channel: CITAS, seq: 8, data: { count: 900 } } as ServerMessage;
const resync = { type: 'resync', channel: CITAS } as ServerMessage;

/** The page of Lola, which is being read. */
function unaFicha() {
  const messages$ = new Subject<ServerMessage>();
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      FichaStore,
      { provide: CLOCK, useValue: clock },
      { provide: WebsocketService, useValue: { messages$ } },
    ],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const ficha = TestBed.inject(FichaStore);
  ficha.ver('lola');
  return { messages$, clock, ficha, servidor };
}

const muchas = (cuantas: number, desde = 0): Cita[] =>
  Array.from({ length: cuantas }, (_, n) => citaDePrueba({ id: `cita-${String(desde + n)}` }));

/** Lola's page with the server behind it: it has `total` citas, and Lola's next one is `proxima`. */
function conServidor(total: number, proxima?: string) {
  const { ficha, servidor, messages$, clock } = unaFicha();
  const lista = () => servidor.expectOne(({ url }) => url === '/api/v1/citas');
  const pagina = () => {
    const peticion = lista();
    const { params } = peticion.request;
    const [desde, limit] = [Number(params.get('cursor') ?? 0), Number(params.get('limit'))];
    if (limit > 200) peticion.flush(null, { status: 422, statusText: '' });
    else {
      const hasta = Math.min(total, desde + limit);
      peticion.flush({
        datos: muchas(hasta - desde, desde),
        siguiente: hasta < total ? String(hasta) : null,
      });
    }
  };
  const cliente = { id: 'lola', nombre: 'Lola', proximaCita: proxima ? { id: proxima } : null };
  const leida = () => {
    servidor.expectOne(({ url }) => url === '/api/v1/clientes/lola').flush(cliente);
    pagina();
  };
  leida();
  return { ficha, servidor, messages$, clock, lista, pagina, leida };
}

const deUna = (id: string) => `/api/v1/citas/${id}`;

test.each<[string, ServerMessage, number]>([
  ['a cita of theirs', creada('lola'), 1],
  ['a cita of somebody else', creada('ana'), 0],
  ['many citas at once', cambiadas, 1],
  ['events that begin after it was read', empieza(false), 1],
  ['events that go on where they were left', empieza(true), 0],
  ['events of something else', empieza(false, 'notificaciones:negocio_123'), 0],
  ['events that are no longer in the log', resync, 1],
])('of %s a client is read again, or not', (_what, mensaje, veces) => {
  const { servidor, messages$, clock } = conServidor(30);
  messages$.next(mensaje);
  clock.advance(1000);
  expect(servidor.match(({ url }) => url === '/api/v1/clientes/lola')).toHaveLength(veces);
});

describe('while their citas change without a pause', () => {
  const cambian = ({ messages$, clock }: Pick<ReturnType<typeof conServidor>, 'messages$' | 'clock'>) => {
    for (let ms = 0; ms < 2000; ms += 100) {
      messages$.next(creada('lola'));
      clock.advance(100);
    }
  };

  test('a client is read all the same, and once more for what came during the reading', () => {
    const pagina = conServidor(30);
    cambian(pagina);
    pagina.leida();
    pagina.servidor.verify();
    pagina.clock.advance(250);
    pagina.leida();
    pagina.clock.advance(60_000);
    pagina.servidor.verify();
  });

  test('more that was asked for comes, and then they are read again', () => {
    const { ficha, servidor, messages$, clock, lista, pagina, leida } = conServidor(50);
    messages$.next(creada('lola'));
    ficha.mas();
    cambian({ messages$, clock });
    pagina();
    expect(ficha.citas()).toHaveLength(40);
    clock.advance(250);
    leida();
    expect(ficha.citas()).toHaveLength(40);
    ficha.mas();
    lista().flush(null, { status: 502, statusText: '' });
    cambian({ messages$, clock });
    leida();
    expect(ficha.errorDeMas()).toMatchObject({ status: 502 });
    servidor.verify();
  });

  test('what was being read again when more is asked for is read after it', () => {
    const { ficha, servidor, messages$, clock, pagina, leida } = conServidor(50);
    messages$.next(creada('lola'));
    clock.advance(250);
    ficha.mas();
    expect(servidor.match(({ url }) => url === '/api/v1/clientes/lola')[0]!.cancelled).toBe(true);
    servidor.match(({ params }) => !params.has('cursor'));
    pagina();
    clock.advance(250);
    leida();
    servidor.verify();
  });
});

test('what is saved while a client is being read stays, whichever is answered first', () => {
  const { ficha, servidor, pagina } = conServidor(1);
  const deLola = (version: number, telefono: string | null, visitas: number) =>
    ({ id: 'lola', version, telefono, visitas }) as ClienteConVisitas;
  const leer = (leida: ClienteConVisitas) => {
    ficha.leer();
    servidor.expectOne(({ url }) => url === '/api/v1/clientes/lola').flush(leida);
  };
  leer(deLola(1, null, 7));
  ficha.guardado(deLola(2, '+525530303030', 7));
  pagina();
  expect(ficha.cliente()).toMatchObject({ version: 2, telefono: '+525530303030' });
  leer(deLola(3, null, 8));
  pagina();
  expect(ficha.cliente()).toMatchObject({ version: 3, telefono: null, visitas: 8 });
});

test('the next cita is the one of the list, where it is there', () => {
  const { ficha, servidor } = conServidor(30, 'cita-19');
  expect(ficha.proxima()?.id).toBe('cita-19');
  servidor.verify();
});

test('the next cita before a long serie is read by itself, and stays while it is read again', () => {
  const { ficha, servidor, leida } = conServidor(30, 'cita-25');
  expect(ficha.proxima()).toBeUndefined();
  servidor.expectOne(deUna('cita-25')).flush(citaDePrueba({ id: 'cita-25', horaInicio: '16:00' }));
  expect(ficha.proxima()?.horaInicio).toBe('16:00');
  ficha.leer();
  leida();
  expect(ficha.proxima()?.horaInicio).toBe('16:00');
  servidor.expectOne(deUna('cita-25')).flush(citaDePrueba({ id: 'cita-25', horaInicio: '17:00' }));
  expect(ficha.proxima()?.horaInicio).toBe('17:00');
});

test.each([
  [404, undefined],
  [503, 503],
])('of a next cita that cannot be read (%i) is told what can be helped', (status, dicho) => {
  const { ficha, servidor } = conServidor(30, 'cita-25');
  servidor.expectOne(deUna('cita-25')).flush(null, { status, statusText: '' });
  expect(ficha.proxima()).toBeUndefined();
  expect((ficha.error() as { status: number } | undefined)?.status).toBe(dicho);
});

test('however many citas are on show, they can be read again', () => {
  const { ficha, pagina, leida } = conServidor(300);
  for (let n = 0; n < 10; n += 1) {
    ficha.mas();
    pagina();
  }
  expect(ficha.citas()).toHaveLength(220);
  ficha.leer();
  leida();
  expect(ficha.error()).toBeUndefined();
  expect(ficha.citas()).toHaveLength(200);
  ficha.mas();
  pagina();
  expect(ficha.citas().at(-1)?.id).toBe('cita-219');
});

test('more that cannot be had is told, until it is asked for again', () => {
  const { ficha, lista, pagina } = conServidor(30);
  ficha.mas();
  lista().flush(null, { status: 502, statusText: '' });
  expect(ficha.errorDeMas()).toMatchObject({ status: 502 });
  expect(ficha.citas()).toHaveLength(20);
  ficha.mas();
  expect(ficha.errorDeMas()).toBeUndefined();
  pagina();
  expect(ficha.citas()).toHaveLength(30);
});
