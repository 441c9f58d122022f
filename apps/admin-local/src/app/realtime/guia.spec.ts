import { AsyncPipe, NgClass } from '@angular/common';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import {
  Component,
  inject,
  Injectable,
  provideAppInitializer,
  signal,
  type OnDestroy,
  type OnInit,
} from '@angular/core';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { MessageOf, ServerMessage } from '@citas/protocol';
import { FakeSockets } from '@citas/realtime-client/testing';
import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import { provideToastr, ToastrService, type ToastPackage } from 'ngx-toastr';
import { distinctUntilChanged, filter, Subject, takeUntil, type Observable } from 'rxjs';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { EstadisticasService } from '../estadisticas/estadisticas.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CREATE_SOCKET } from './cliente-del-hub.ts';
import { WebsocketService } from './websocket.service.ts';

/** Ejemplo 1, the service, as the guide has it. */
@Injectable({ providedIn: 'root' })
class EstadisticasDeLaGuia {
  private ws = inject(WebsocketService);
  private userService = inject(UserService);

  conectarEstadisticas() {
    const token = localStorage.getItem('token');
    this.ws.connect(token);
    this.ws.connectionStatus$.pipe(filter((connected) => connected)).subscribe(() => {
      const negocioId = this.userService.currentUserValue.negocio_id;
      this.ws.subscribe(`estadisticas:${negocioId}`);
    });
    return this.ws.filterByType('stats');
  }
}

/** Ejemplo 1, the component. */
@Component({
  selector: 'app-ejemplo-uno',
  imports: [AsyncPipe, NgClass],
  template: `
    @let connected = connectionStatus$ | async;
    <p [ngClass]="{ 'text-green-500': connected, 'text-red-500': !connected }">
      {{ connected ? 'Conectado' : 'Desconectado' }}
    </p>
    <p>Total: {{ totalCitas() }}</p>
    <p>Hoy: {{ citasHoy() }}</p>
    <p>Completadas: {{ citasCompletadas() }}</p>
  `,
})
class EjemploUnoComponent implements OnInit {
  totalCitas = signal(0);
  citasHoy = signal(0);
  citasCompletadas = signal(0);
  connectionStatus$: Observable<boolean> = inject(WebsocketService).connectionStatus$;
  protected estadisticasService: { conectarEstadisticas(): Observable<MessageOf<'stats'>['data']> } =
    inject(EstadisticasDeLaGuia);

  ngOnInit() {
    this.estadisticasService.conectarEstadisticas().subscribe((stats) => {
      this.totalCitas.set(stats.totalCitas);
      this.citasHoy.set(stats.citasHoy);
      this.citasCompletadas.set(stats.citasCompletadas);
    });
  }
}

/** The same component with the service of this app. */
@Component({
  selector: 'app-ejemplo-uno-nuestro',
  imports: [AsyncPipe],
  template: `@if (connectionStatus$ | async) {
    <p>Total: {{ totalCitas() }}</p>
  }`,
})
class EjemploUnoNuestroComponent extends EjemploUnoComponent {
  protected override estadisticasService = inject(EstadisticasService);
}

/** Ejemplo 3: several channels. */
@Component({ selector: 'app-ejemplo-tres', template: '' })
class EjemploTresComponent implements OnInit {
  private ws = inject(WebsocketService);
  private userService = inject(UserService);
  private toastr = inject(ToastrService);

  ngOnInit() {
    const negocioId = this.userService.currentUserValue.negocio_id;
    this.ws.subscribe(`estadisticas:${negocioId}`);
    this.ws.filterByType('stats').subscribe((stats) => console.log(stats.totalCitas));
    this.ws.subscribe(`notificaciones:${negocioId}`);
    this.ws.filterByType('notification').subscribe((notif) => this.toastr.info(notif.message));
    this.ws.subscribe(`citas:${negocioId}`);
    this.ws.filterByType('cita_updated').subscribe((cita) => console.log(cita.cliente));
    this.ws.connect(localStorage.getItem('token'));
  }
}

/** Ejemplo 4: disconnections. */
@Component({ selector: 'app-ejemplo-cuatro', template: '' })
class EjemploCuatroComponent implements OnInit, OnDestroy {
  private ws = inject(WebsocketService);
  private destroy$ = new Subject<void>();
  private toastr = inject(ToastrService);

  ngOnInit() {
    this.ws.connectionStatus$
      .pipe(takeUntil(this.destroy$), distinctUntilChanged())
      .subscribe((connected) => {
        if (connected) this.showMessage('Conectado al servidor', 'success');
        else this.showMessage('Desconectado del servidor', 'warning');
      });
    this.ws.connect(localStorage.getItem('token'));
  }

  ngOnDestroy() {
    this.destroy$.next();
    this.destroy$.complete();
    this.ws.disconnect();
  }

  private showMessage(message: string, tono: 'success' | 'warning') {
    this.toastr[tono](message);
  }
}

const USUARIO = { id: 'u', nombre: 'Ana', rol: 'admin', negocio_id: 'negocio_123' } as const;
const ESTADISTICAS = 'estadisticas:negocio_123';
const timestamp = '2026-11-24T12:00:00Z';
const SALUDO: ServerMessage = {
  type: 'connected',
  data: {
    clientId: 'c',
    negocioId: 'negocio_123',
    rol: 'admin',
    expiresAt: '2026-11-24T13:00:00Z',
    serverTime: timestamp,
    limits: { maxPayload: 16384, maxChannels: 50, messagesPerSecond: 20 },
  },
};
const STATS: ServerMessage = {
  type: 'stats',
  channel: ESTADISTICAS,
  data: {
    totalCitas: 25,
    citasHoy: 5,
    citasCompletadas: 20,
    citasCanceladas: 3,
    citasPendientes: 1,
    citasConfirmadas: 1,
    citasNoAsistio: 0,
    duracionPromedio: 40,
    ultimaCita: '2026-11-30',
    timestamp,
  },
};

/** What stands on the page as notices, the oldest first. */
const avisos = () =>
  TestBed.inject(ToastrService).toasts.map(({ toastRef, message }) => {
    const { toastPackage } = toastRef.componentInstance as { readonly toastPackage: ToastPackage };
    return `${toastPackage.toastType}: ${message}`;
  });

/** Lets promises that are already settled run on. */
const turno = () => new Promise<void>((resolve) => setTimeout(resolve));

async function abrir<T extends object>(componente: new () => T) {
  localStorage.setItem('token', 'h.e30.s');
  const sockets = new FakeSockets();
  const clock = new ManualClock(Date.parse(timestamp));
  const vista = await render(componente, {
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      provideToastr({ disableTimeOut: true }),
      { provide: CLOCK, useValue: clock },
      { provide: CREATE_SOCKET, useValue: sockets.create },
      provideAppInitializer(() => inject(UserService).currentUser.set(USUARIO)),
    ],
  });
  await vista.fixture.whenStable();
  const saludar = () => {
    sockets.newest.open();
    sockets.newest.say(SALUDO);
  };
  const responder = () => {
    for (const { type, id, data } of sockets.newest.take()) {
      if (type !== 'subscribe') continue;
      const since = data.since ?? { epoch: 'e', seq: 0 };
      sockets.newest.say({
        type: 'subscribed',
        channel: data.channel,
        ...(id && { id }),
        data: { ...since, recovered: data.since !== undefined },
      });
    }
  };
  saludar();
  return { vista, clock, sockets, saludar, responder };
}

describe("the guide's code, typed in", () => {
  beforeEach(() => localStorage.clear());

  test.each([
    ["the guide's EstadisticasService", EjemploUnoComponent],
    ['the EstadisticasService of this app', EjemploUnoNuestroComponent],
  ])('Ejemplo 1 shows whole figures with %s, though only what changed travels', async (_, componente) => {
    const { vista, sockets, responder } = await abrir(componente);
    const asked = sockets.newest.sent.filter(({ type }) => type !== 'ping');
    expect(asked).toMatchObject([{ data: { channel: ESTADISTICAS, delta: true } }]);
    responder();
    sockets.newest.say(STATS);
    sockets.newest.say({
      type: 'stats_delta',
      channel: ESTADISTICAS,
      data: { changed: { totalCitas: 26 }, timestamp },
    });
    await vista.fixture.whenStable();
    expect(screen.getByText('Total: 26')).toBeTruthy();
    expect(vista.fixture.componentInstance.citasHoy()).toBe(5);
    expect(vista.fixture.componentInstance.citasCompletadas()).toBe(20);
  });

  test('Ejemplo 3 hears each of its channels', async () => {
    const escrito: unknown[] = [];
    const { log } = console;
    console.log = (que: unknown) => escrito.push(que);
    const { sockets, responder } = await abrir(EjemploTresComponent);
    responder();
    sockets.newest.say(STATS);
    sockets.newest.say({
      type: 'notification',
      channel: 'notificaciones:negocio_123',
      seq: 1,
      data: {
        id: 'n',
        nivel: 'info',
        titulo: 'Nueva cita',
        message: 'Lola · Corte',
        citaId: null,
        causa: null,
        timestamp,
      },
    });
    const { data } = eventoDePrueba(1);
    sockets.newest.say({
      type: 'cita_updated',
      channel: 'citas:negocio_123',
      seq: 1,
      data: { ...data, cliente: 'Lola', cambios: {} },
    });
    console.log = log;
    expect(escrito).toEqual([25, 'Lola']);
    expect(avisos()).toEqual(['toast-info: Lola · Corte']);
  });

  test('Ejemplo 4 tells of each loss and each return, and is done when the component is', async () => {
    const { vista, clock, sockets, saludar } = await abrir(EjemploCuatroComponent);
    sockets.newest.end(1006);
    clock.advance(1000);
    await turno();
    saludar();
    expect(avisos()).toEqual([
      'toast-warning: Desconectado del servidor',
      'toast-success: Conectado al servidor',
      'toast-warning: Desconectado del servidor',
      'toast-success: Conectado al servidor',
    ]);
    vista.fixture.destroy();
    expect(sockets.newest.closedWith).toBe(1000);
    expect(avisos()).toHaveLength(4);
  });

  test('Ejemplo 4 notices nothing of a hub that goes away: it stays connected while moving', async () => {
    const { clock, sockets, saludar, responder } = await abrir(EjemploCuatroComponent);
    const [primero] = sockets.all;
    sockets.newest.say({ type: 'reconnect', data: { afterMs: 100, reason: 'restart' } });
    clock.advance(100);
    await turno();
    expect(sockets.all).toHaveLength(2);
    saludar();
    responder();
    expect(primero?.closedWith).toBe(1000);
    expect(avisos()).toEqual([
      'toast-warning: Desconectado del servidor',
      'toast-success: Conectado al servidor',
    ]);
  });
});
