import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import type { TestBed } from '@angular/core/testing';
import type { Clock } from '@citas/clock';
import type { Negocio, Profesional, ServerMessage, Servicio } from '@citas/protocol';
import { filter, Subject } from 'rxjs';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { NegocioService } from './negocio.service.ts';

const salon: Negocio = {
  id: 'negocio_123',
  nombre: 'Salón Aurora',
  zonaHoraria: 'America/Mexico_City',
  locale: 'es-MX',
  horario: {},
  palabra: 'cita',
  mensaje: null,
  version: 1,
};
const profesional = (id: string, nombre: string): Profesional => ({
  id,
  nombre,
  color: '#aa0000',
  activo: true,
  horario: null,
  version: 1,
});
const servicio = (id: string, nombre: string, duracionMinutos: number): Servicio => ({
  id,
  nombre,
  duracionMinutos,
  margenMinutos: 0,
  color: '#aa0000',
  precio: null,
  activo: true,
  version: 1,
});

export const marta = profesional('marta', 'Marta');
export const luis = profesional('luis', 'Luis');
export const corte = servicio('corte', 'Corte', 30);
export const tinte = servicio('tinte', 'Tinte', 90);

/** What a part of the page is rendered with in a spec: a salon of two people and two services. */
export function unNegocioDePrueba(clock: Clock) {
  const messages$ = new Subject<ServerMessage>();
  const hub = {
    messages$,
    ofType: (tipo: string) => messages$.pipe(filter(({ type }) => type === tipo)),
    connected: signal(true),
    state: signal('open'),
    lastSignOfLife: () => clock.now(),
    ultimaCifra: () => null,
  };
  const providers = [
    provideHttpClient(),
    provideHttpClientTesting(),
    provideTextosDePrueba(),
    { provide: CLOCK, useValue: clock },
    { provide: WebsocketService, useValue: { ...hub, subscribe: () => undefined } },
  ];
  const configureTestBed = (testBed: TestBed) => {
    const negocio = testBed.inject(NegocioService);
    negocio.negocio.set(salon);
    negocio.equipo.set([marta, luis]);
    negocio.catalogo.set([corte, tinte]);
    testBed
      .inject(UserService)
      .currentUser.set({ id: 'u1', nombre: 'Aurora', rol: 'admin', negocio_id: salon.id });
  };
  return { providers, configureTestBed };
}
