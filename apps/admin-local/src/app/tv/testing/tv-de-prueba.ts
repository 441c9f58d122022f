import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { SIN_CITAS } from '@citas/domain';
import type { Negocio, ServerMessage } from '@citas/protocol';
import { FakeSockets } from '@citas/realtime-client/testing';
import { render, screen } from '@testing-library/angular';
import { informeDePrueba } from '../../estadisticas/informe-de-prueba.ts';
import { provideTextosDePrueba } from '../../i18n/textos-de-prueba.ts';
import { CREATE_SOCKET } from '../../realtime/cliente-del-hub.ts';
import { sesionInterceptor } from '../../sesion/sesion.interceptor.ts';
import { CLOCK } from '../../tiempo/clock.token.ts';
import { RECARGAR } from '../../guardado/recargar.token.ts';
import { TvComponent } from '../tv.component.ts';

export const AHORA = '2026-11-24T18:00:00Z';
export const HOY = '2026-11-24';
const canal = 'estadisticas:negocio_123';
const parte = (datos: object) => btoa(JSON.stringify(datos));
export const SESION = {
  token: `${parte({})}.${parte({ iat: 0, exp: 900_000 })}.firma`,
  expiraEn: '2026-12-24T18:00:00Z',
  usuario: { id: 'p', nombre: 'Entrada', rol: 'pantalla', negocio_id: 'negocio_123' },
};
export const NEGOCIO: Negocio = {
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
export const stats = (totalCitas: number, timestamp = AHORA): ServerMessage => ({
  type: 'stats',
  channel: canal,
  data: { ...informeDePrueba().estadisticas, totalCitas, timestamp },
});
export const series = (completada: number, dia = HOY): ServerMessage => ({
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

/** What the wall shows; its time is moved by hand. */
export async function montar() {
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
export async function emparejada({ citas = 4, total = 25 } = {}): Promise<Montada> {
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

/** The hub lets the screen in, and gives it these. */
export function saludar({ sockets }: Montada, cifras: readonly ServerMessage[], serverTime = AHORA): void {
  const socket = sockets.newest;
  socket.open();
  socket.say(saludo(serverTime));
  const pedido = socket.take().find((message) => message.type === 'subscribe');
  if (pedido?.type !== 'subscribe') throw new Error('the screen follows nothing');
  const data = { epoch: 'latest', seq: 0, recovered: false };
  socket.say([{ type: 'subscribed', id: pedido.id, channel: canal, data }, ...cifras]);
}

export const texto = (id: string) => screen.queryByTestId(id)?.textContent?.replace(/\s+/g, ' ').trim();
