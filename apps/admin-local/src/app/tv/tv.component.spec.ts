import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { SIN_CITAS } from '@citas/domain';
import { CLOSE_CODE, type Negocio, type ServerMessage } from '@citas/protocol';
import { FakeSockets } from '@citas/realtime-client/testing';
import { render, screen } from '@testing-library/angular';
import { informeDePrueba } from '../estadisticas/informe-de-prueba.ts';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { CREATE_SOCKET } from '../realtime/cliente-del-hub.ts';
import { sesionInterceptor } from '../sesion/sesion.interceptor.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { RECARGAR } from '../guardado/recargar.token.ts';
import { TvComponent } from './tv.component.ts';

const AHORA = '2026-11-24T18:00:00Z';
const HOY = '2026-11-24';
const canal = 'estadisticas:negocio_123';
const parte = (datos: object) => btoa(JSON.stringify(datos));
const SESION = {
  token: `${parte({})}.${parte({ iat: 0, exp: 900_000 })}.firma`,
  expiraEn: '2026-12-24T18:00:00Z',
  usuario: { id: 'p', nombre: 'Entrada', rol: 'pantalla', negocio_id: 'negocio_123' },
};
const NEGOCIO: Negocio = {
  mensaje: null,
  id: 'negocio_123',
  nombre: 'Salón Aurora',
  zonaHoraria: 'America/Mexico_City',
  locale: 'es-MX',
  horario: {},
  palabra: 'cita',
  version: 1,
};
const saludo = (serverTime: string): ServerMessage => ({
  type: 'connected',
  data: {
    clientId: 'c',
    negocioId: 'negocio_123',
    rol: 'pantalla',
    expiresAt: '2026-12-24T18:00:00Z',
    serverTime,
    limits: { maxPayload: 16384, maxChannels: 50, messagesPerSecond: 20 },
  },
});
const stats = (totalCitas: number, timestamp = AHORA): ServerMessage => ({
  type: 'stats',
  channel: canal,
  data: { ...informeDePrueba().estadisticas, totalCitas, timestamp },
});
const series = (completada: number, dia = HOY): ServerMessage => ({
  type: 'series',
  channel: canal,
  data: {
    porDia: { [dia]: { ...SIN_CITAS, completada } },
    porHora: {},
    porServicio: {},
    porProfesional: { x: { ...SIN_CITAS, completada, nombre: 'Luis Ortega' } },
    timestamp: AHORA,
  },
});

async function montar() {
  const clock = new ManualClock(Date.parse(AHORA));
  const sockets = new FakeSockets();
  const recargas: number[] = [];
  const vista = await render(TvComponent, {
    providers: [
      provideHttpClient(withInterceptors([sesionInterceptor])),
      provideHttpClientTesting(),
      provideTextosDePrueba(),
      { provide: CLOCK, useValue: clock },
      { provide: CREATE_SOCKET, useValue: sockets.create },
      { provide: RECARGAR, useValue: () => recargas.push(clock.now()) },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  /** Answers come through promises: each needs its turn. */
  const asentar = async () => {
    for (let i = 0; i < 8; i += 1) await vista.fixture.whenStable();
  };
  const avanzar = async (ms: number) => {
    clock.advance(ms);
    await asentar();
  };
  await avanzar(0);
  return { clock, sockets, http, recargas, asentar, avanzar };
}
type Montada = Awaited<ReturnType<typeof montar>>;

/** A screen that was paired before, with the figures that the hub and the API gave it. */
async function emparejada({ citas = 4, total = 25 } = {}): Promise<Montada> {
  localStorage.setItem('tv', JSON.stringify({ secreto: 's', codigo: null }));
  const tv = await montar();
  tv.http.expectOne('/api/v1/tv/sesion').flush(SESION);
  await tv.asentar();
  saludar(tv, [stats(total), series(citas)]);
  await tv.asentar();
  const negocio = tv.http.expectOne('/api/v1/negocio');
  expect(negocio.request.headers.get('Authorization')).toBe(`Bearer ${SESION.token}`);
  negocio.flush(NEGOCIO);
  await tv.asentar();
  return tv;
}

function saludar({ sockets }: Montada, cifras: readonly ServerMessage[], serverTime = AHORA): void {
  const socket = sockets.newest;
  socket.open();
  socket.say(saludo(serverTime));
  const pedido = socket.take().find((message) => message.type === 'subscribe');
  if (pedido?.type !== 'subscribe') throw new Error('the screen follows nothing');
  const data = { epoch: 'latest', seq: 0, recovered: false };
  socket.say([{ type: 'subscribed', id: pedido.id, channel: canal, data }, ...cifras]);
}

const texto = (id: string) => screen.queryByTestId(id)?.textContent?.replace(/\s+/g, ' ').trim();

describe('a screen on the wall', () => {
  beforeEach(() => localStorage.clear());

  test('shows its code, asks with its secret, and shows the figures once it is paired', async () => {
    const tv = await montar();
    tv.http.expectOne('/api/v1/tv/codigos').flush({ codigo: '048213', secreto: 's', expiraEn: AHORA });
    await tv.asentar();
    expect(texto('tv-code')).toBe('048 213');
    await tv.avanzar(4000);
    tv.http
      .expectOne('/api/v1/tv/sesion')
      .flush({ expiraEn: AHORA }, { status: 202, statusText: 'Accepted' });
    await tv.asentar();
    await tv.avanzar(4000);
    tv.http.expectOne('/api/v1/tv/sesion').flush(SESION);
    await tv.asentar();
    expect(texto('tv-code')).toBeUndefined();
    expect(tv.sockets.newest.token).toBe(SESION.token);
    expect(localStorage.getItem('token')).toBeNull();
  });

  test('shows a new code when the old one has run out', async () => {
    localStorage.setItem('tv', JSON.stringify({ secreto: 's', codigo: '048213' }));
    const tv = await montar();
    expect(texto('tv-code')).toBe('048 213');
    tv.http.expectOne('/api/v1/tv/sesion').flush({}, { status: 401, statusText: 'Unauthorized' });
    await tv.asentar();
    await tv.avanzar(0);
    tv.http.expectOne('/api/v1/tv/codigos').flush({ codigo: '777000', secreto: 't', expiraEn: AHORA });
    await tv.asentar();
    expect(texto('tv-code')).toBe('777 000');
  });

  test('tells the numbers of the day and nobody by name', async () => {
    const tv = await emparejada();
    expect([texto('tv-negocio'), texto('tv-hoy'), texto('tv-completadas')]).toEqual([
      'Salón Aurora',
      '4',
      '4',
    ]);
    expect(texto('tv-ocupacion')).toBe('sin datos');
    const pedido = tv.http.expectOne((peticion) => peticion.url === '/api/v1/estadisticas');
    expect(pedido.request.params.toString()).toBe(`desde=${HOY}&hasta=${HOY}&comparar=semanas`);
    pedido.flush(informeDePrueba());
    await tv.asentar();
    expect(texto('tv-ocupacion')).toBe('63%');
    expect(document.body.textContent).not.toMatch(/Luis|Ortega/);
  });

  test('asks for the report again when figures change, and at most once a minute', async () => {
    const tv = await emparejada();
    const informes = () => tv.http.match((peticion) => peticion.url === '/api/v1/estadisticas').length;
    const negocios = () => tv.http.match('/api/v1/negocio').forEach((cada) => cada.flush(NEGOCIO));
    expect(informes()).toBe(1);
    for (let total = 26; total < 36; total += 1) {
      tv.sockets.newest.say(stats(total, new Date(tv.clock.now()).toISOString()));
      await tv.avanzar(5000);
    }
    negocios();
    await tv.asentar();
    expect(informes()).toBe(0);
    await tv.avanzar(10_000);
    negocios();
    await tv.asentar();
    expect(informes()).toBe(1);
  });

  test('whose clock is set back by hours asks for the report within the minute all the same', async () => {
    const tv = await emparejada();
    const informes = () => tv.http.match((peticion) => peticion.url === '/api/v1/estadisticas').length;
    expect(informes()).toBe(1);
    tv.clock.set(-5 * 3_600_000);
    for (let segundos = 0; segundos <= 60; segundos += 5) {
      tv.sockets.newest.say(stats(26, new Date(Date.parse(AHORA) + segundos * 1000).toISOString()));
      await tv.avanzar(5000);
    }
    tv.http.expectOne('/api/v1/negocio').flush(NEGOCIO);
    await tv.asentar();
    expect(informes()).toBe(1);
  });

  test('raises the alarm when figures stop coming, though the hub still answers', async () => {
    const tv = await emparejada();
    const silencio = async (segundos: number) => {
      for (let i = 0; i < segundos; i += 5) {
        tv.sockets.newest.say({ type: 'pong' } as unknown as ServerMessage);
        await tv.avanzar(5000);
      }
    };
    document.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    await silencio(15);
    expect(screen.getByTestId('tv-age').dataset['tono']).toBe('tarde');
    expect(texto('tv-alarm')).toBeUndefined();
    await silencio(20);
    expect(texto('tv-alarm')).toBe('Sin conexión desde las 12:00');
    expect(texto('tv-hoy')).toBe('4');
  });

  test('does not tell of yesterday when it wakes on another day, nor that there is nothing today', async () => {
    const tv = await emparejada();
    tv.sockets.newest.end(CLOSE_CODE.restart);
    await tv.avanzar(20_000);
    saludar(tv, [stats(25)], '2026-11-25T06:00:00Z');
    await tv.asentar();
    expect([texto('tv-loading'), texto('tv-hoy'), texto('tv-sin-hoy')]).toEqual([
      'Conectando…',
      undefined,
      undefined,
    ]);
    tv.sockets.newest.say(series(0, '2026-11-25'));
    await tv.asentar();
    expect([texto('tv-loading'), texto('tv-sin-hoy')]).toEqual([undefined, 'Hoy no hay citas']);
  });

  test('whose clock is set right while figures come raises no alarm, and shows the hour of the hub', async () => {
    const tv = await emparejada();
    let horaDelHub = Date.parse(AHORA);
    const cifras = async () => {
      horaDelHub += 5000;
      await tv.avanzar(5000);
      tv.sockets.newest.say(stats(25, new Date(horaDelHub).toISOString()));
      await tv.avanzar(1000);
      horaDelHub += 1000;
    };
    await cifras();
    for (const salto of [3 * 3_600_000, -5 * 3_600_000]) {
      // As the network's time does to a box that starts without one.
      tv.clock.set(salto);
      await cifras();
      await cifras();
      expect(texto('tv-alarm')).toBeUndefined();
      expect(screen.getByText('12:00')).toBeDefined();
      expect(screen.getByTestId('tv-age').dataset['tono']).toBe('vivo');
    }
    for (let i = 0; i < 7; i += 1) {
      tv.sockets.newest.say({ type: 'pong' } as unknown as ServerMessage);
      await tv.avanzar(5000);
    }
    expect(texto('tv-alarm')).toMatch(/^Sin conexión desde las 12:00/);
  });

  test('that was removed shows nothing more and asks for a code', async () => {
    const tv = await emparejada();
    tv.sockets.newest.end(CLOSE_CODE.revoked);
    await tv.asentar();
    expect(texto('tv-hoy')).toBeUndefined();
    await tv.avanzar(0);
    tv.http.expectOne('/api/v1/tv/sesion').flush({}, { status: 401, statusText: 'Unauthorized' });
    await tv.asentar();
    await tv.avanzar(0);
    tv.http.expectOne('/api/v1/tv/codigos').flush({ codigo: '048213', secreto: 't', expiraEn: AHORA });
    await tv.asentar();
    expect(texto('tv-code')).toBe('048 213');
    expect(localStorage.getItem('tv')).toBe('{"secreto":"t","codigo":"048213"}');
  });

  test('that the hub refuses and the API does not comes back, and not in a hurry', async () => {
    const tv = await emparejada();
    const rechazar = async () => {
      tv.sockets.newest.end(CLOSE_CODE.revoked);
      await tv.avanzar(0);
    };
    await rechazar();
    tv.http.expectOne('/api/v1/tv/sesion').flush(SESION);
    await tv.asentar();
    expect(tv.sockets.all).toHaveLength(2);
    await rechazar();
    tv.http.expectNone('/api/v1/tv/sesion');
    await tv.avanzar(15_000);
    tv.http.expectOne('/api/v1/tv/sesion').flush(SESION);
  });

  test('says so when there are no citas today, and when there never were any', async () => {
    await emparejada({ citas: 0 });
    expect(texto('tv-sin-hoy')).toBe('Hoy no hay citas');
    expect(texto('tv-ocupacion')).toBeUndefined();
    TestBed.resetTestingModule();
    await emparejada({ citas: 0, total: 0 });
    expect(texto('tv-empty')).toMatch(/^Aún no hay citas/);
  });
});
