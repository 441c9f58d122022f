import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HttpHeaders, HttpResponse, provideHttpClient } from '@angular/common/http';
import { ManualClock } from '@citas/clock/testing';
import type { Notification } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { provideToastr, ToastrService } from 'ngx-toastr';
import { BehaviorSubject, of, Subject } from 'rxjs';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { PantallaAncha } from '../ui/pantalla-ancha.service.ts';
import { AvisoComponent } from './aviso.component.ts';
import { AvisosCallados } from './avisos-callados.service.ts';
import { AvisosService } from './avisos.service.ts';
import { BandejaService } from './bandeja.service.ts';
import { CambiosPropios } from './cambios-propios.service.ts';

const notificacion = (seq: number, titulo: string, causa: string | null = null): Notification => ({
  type: 'notification',
  channel: 'notificaciones:negocio_123',
  seq,
  data: {
    id: `n/${seq}`,
    nivel: 'info',
    titulo,
    message: `Cliente ${seq}`,
    citaId: null,
    causa,
    timestamp: '2026-11-24T17:00:00.000Z',
  },
});

function empezar({ ancha = true } = {}) {
  localStorage.clear();
  const clock = new ManualClock(0);
  const conectado = new BehaviorSubject(false);
  const nuevas = new Subject<Notification>();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideRouter([]),
      provideTextosDePrueba(),
      provideToastr({
        toastComponent: AvisoComponent,
        maxOpened: 3,
        autoDismiss: true,
        preventDuplicates: true,
        countDuplicates: true,
        includeTitleDuplicates: true,
      }),
      { provide: CLOCK, useValue: clock },
      { provide: PantallaAncha, useValue: { columnas: signal(ancha) } },
      { provide: WebsocketService, useValue: { connectionStatus$: conectado } },
      { provide: BandejaService, useValue: { nuevas$: nuevas } },
    ],
  });
  const avisos = TestBed.inject(AvisosService);
  const toastr = TestBed.inject(ToastrService);
  avisos.empezar();
  return {
    avisos,
    clock,
    conectado,
    nuevas,
    textos: () => toastr.toasts.map(({ message }) => message),
    toastr,
  };
}

test('of more than three toasts the oldest goes, but an error stays', () => {
  const { avisos, textos } = empezar();
  avisos.mostrar('error', 'No se ha guardado');
  for (const texto of ['uno', 'dos', 'tres']) avisos.mostrar('info', texto);
  expect(textos()).toEqual(['No se ha guardado', 'dos', 'tres']);
});

test('on a phone two stand, and of those an error stays', () => {
  const { avisos, textos } = empezar({ ancha: false });
  avisos.mostrar('error', 'No se ha guardado');
  for (const texto of ['uno', 'dos']) avisos.mostrar('info', texto);
  expect(textos()).toEqual(['No se ha guardado', 'dos']);
});

test('equal ones are one, and count', () => {
  const { avisos, textos } = empezar();
  avisos.mostrar('info', 'Ana P.', 'Nueva cita');
  avisos.mostrar('info', 'Ana P.', 'Nueva cita');
  avisos.mostrar('info', 'Ana P.', 'Solape autorizado');
  expect(textos()).toEqual(['Ana P.', 'Ana P.']);
  TestBed.tick();
  expect(document.querySelector('.toast-count')?.textContent).toBe('×2');
});

test('what is read in the tray leaves the screen, and an error does not', () => {
  const { avisos, textos } = empezar();
  avisos.mostrar('error', 'No se ha guardado');
  avisos.mostrar('info', 'Ana P.');
  TestBed.tick();
  avisos.recoger();
  expect(textos()).toEqual(['No se ha guardado']);
});

test('a kind that somebody silences shows no toast', () => {
  const { nuevas, textos } = empezar();
  TestBed.inject(AvisosCallados).alternar('cita_nueva');
  nuevas.next(notificacion(1, 'Nueva cita'));
  nuevas.next(notificacion(2, 'Solape autorizado'));
  expect(textos()).toEqual(['Cliente 2']);
});

test('a connection that is back within two seconds was never worth a word', () => {
  const { clock, conectado, textos } = empezar();
  conectado.next(true);
  conectado.next(false);
  clock.advance(1900);
  conectado.next(true);
  expect(textos()).toHaveLength(1);
  conectado.next(false);
  clock.advance(2000);
  expect(textos()).toEqual([expect.stringMatching(/desconectado/i)]);
});

test('what is no longer so does not stand beside what is', () => {
  const { avisos, clock, conectado, textos } = empezar();
  avisos.mostrar('info', 'Ana P.');
  for (const vuelve of [true, false, true]) {
    conectado.next(vuelve);
    clock.advance(2000);
  }
  expect(textos()).toEqual(['Ana P.', expect.stringMatching(/conexion.conectado|^Conectado/)]);
});

test('of many at once three are told by themselves, and the others by their number', () => {
  const { clock, nuevas, textos } = empezar();
  TestBed.inject(TranslocoService).load('es').subscribe();
  for (let seq = 1; seq <= 20; seq += 1) nuevas.next(notificacion(seq, 'Solape autorizado'));
  expect(textos()).toEqual(['Cliente 1', 'Cliente 2', 'Cliente 3']);
  clock.advance(2000);
  expect(textos()).toEqual(['Cliente 2', 'Cliente 3', '17 avisos nuevos']);
  nuevas.next(notificacion(21, 'Solape autorizado'));
  clock.advance(2000);
  expect(textos()).toEqual(['Cliente 3', '17 avisos nuevos', '1 aviso nuevo']);
  clock.advance(2000);
  nuevas.next(notificacion(22, 'Solape autorizado'));
  expect(textos().at(-1)).toBe('Cliente 22');
});

test('what this page did is told in no toast, and what others did is', () => {
  const { nuevas, textos } = empezar();
  const mueve = TestBed.inject(CambiosPropios).seguir(
    of(new HttpResponse({ headers: new HttpHeaders({ 'X-Request-Id': 'mía' }) })),
  );
  mueve.subscribe();
  nuevas.next(notificacion(1, 'Cita movida', 'mía'));
  nuevas.next(notificacion(2, 'Cita movida', 'de otra'));
  nuevas.next(notificacion(3, 'Solape autorizado', 'mía'));
  nuevas.next(notificacion(4, 'Cita pasada sin cerrar'));
  expect(textos()).toEqual(['Cliente 2', 'Cliente 4']);
});
