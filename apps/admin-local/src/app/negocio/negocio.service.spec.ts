import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Negocio, Profesional, Servicio, Usuario } from '@citas/protocol';
import { claveGuardada, Guardado } from '../guardado/guardado.service.ts';
import { PACIENCIA_MS } from '../guardado/paciencia.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { NegocioService } from './negocio.service.ts';

const ana: Usuario = { id: 'ana', nombre: 'Ana', rol: 'admin', negocio_id: 'a' };
const CLAVE = claveGuardada(ana, 'negocio');

/** A page of Ana's, and what other tabs of her browser do to what they all keep. */
function sinLeer() {
  localStorage.clear();
  localStorage.setItem('token', 'h.e30.s');
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: CLOCK, useValue: clock }],
  });
  TestBed.inject(UserService).currentUser.set(ana);
  const servicio = TestBed.inject(NegocioService);
  const servidor = TestBed.inject(HttpTestingController);
  const responder = (palabra: string) => {
    servidor.expectOne('/api/v1/negocio').flush({ id: 'a', version: 1, palabra });
    for (const url of ['/api/v1/servicios?inactivos=true', '/api/v1/profesionales?inactivos=true'])
      servidor.expectOne(url).flush({ datos: [] });
  };
  const suena = (key: string) => globalThis.dispatchEvent(new StorageEvent('storage', { key }));
  return { servicio, servidor, suena, clock, responder };
}

function unaPestana() {
  const pestana = sinLeer();
  pestana.servicio.cargar();
  pestana.responder('cita');
  return pestana;
}

const guardar = () =>
  TestBed.inject(Guardado).guardar('negocio', { negocio: { palabra: 'hora' }, servicios: [], equipo: [] });

/** One that is opened while nobody answers: it shows what was kept. */
function sinRespuesta() {
  const pestana = sinLeer();
  const { servicio, servidor } = pestana;
  guardar();
  const nadie = () => {
    servidor.expectOne('/api/v1/negocio').flush('', { status: 503, statusText: '' });
    for (const url of ['/api/v1/servicios?inactivos=true', '/api/v1/profesionales?inactivos=true'])
      expect(servidor.expectOne(url).cancelled).toBe(true);
  };
  servicio.cargar();
  nadie();
  expect(servicio.negocio()?.palabra).toBe('hora');
  return { ...pestana, nadie };
}

test('what another tab saved or read is shown here, without asking the server again', () => {
  const { servicio, servidor, suena } = unaPestana();
  const deOtra = { negocio: { palabra: 'hora' }, servicios: [{ nombre: 'Corte', activo: true }], equipo: [] };
  localStorage.setItem(CLAVE, JSON.stringify({ valor: deOtra, de: 0 }));
  suena('tema');
  suena(claveGuardada({ ...ana, id: 'luis' }, 'negocio'));
  expect(servicio.negocio()?.palabra).toBe('cita');
  suena(CLAVE);
  expect(servicio.negocio()?.palabra).toBe('hora');
  expect(servicio.servicios()).toEqual([{ nombre: 'Corte', activo: true }]);
  servidor.verify();
});

test('who left is of the team, and is given nothing', () => {
  const { servicio } = unaPestana();
  const [marta, ida] = [
    { id: 'marta', activo: true },
    { id: 'ida', activo: false },
  ] as Profesional[];
  servicio.equipo.set([ida!, marta!]);
  expect(servicio.profesionales()).toEqual([marta]);
});

test('what is offered no more is of the catalogue, and can be booked no more', () => {
  const { servicio } = unaPestana();
  const [corte, rizado] = [
    { id: 'corte', activo: true },
    { id: 'rizado', activo: false },
  ] as Servicio[];
  servicio.catalogo.set([rizado!, corte!]);
  expect(servicio.servicios()).toEqual([corte]);
});

test('what was read before something was saved does not come over it', () => {
  const { servicio, servidor } = unaPestana();
  servicio.cargar();
  const vieja = servidor.expectOne('/api/v1/negocio');
  servicio.cambiado({ id: 'a', version: 2, palabra: 'turno' } as Negocio);
  expect(vieja.cancelled).toBe(true);
  expect(servicio.negocio()?.palabra).toBe('turno');
});

test('what somebody else changed is read all the same, when something was saved here meanwhile', () => {
  const { servicio, servidor, clock } = unaPestana();
  const guardado = (version: number) => servicio.cambiado({ id: 'a', version, palabra: 'turno' } as Negocio);
  const leida = (nombre: string) => {
    servidor.expectOne('/api/v1/negocio').flush({ id: 'a', version: 3, palabra: 'turno' });
    servidor.expectOne('/api/v1/servicios?inactivos=true').flush({ datos: [{ nombre, activo: true }] });
    servidor.expectOne('/api/v1/profesionales?inactivos=true').flush({ datos: [] });
  };
  servicio.cargar();
  servidor.match(() => true);
  guardado(2);
  leida('Tinte');
  expect(servicio.servicios()).toEqual([{ nombre: 'Tinte', activo: true }]);
  guardado(3);
  servidor.verify();

  servicio.cargar();
  servidor.expectOne('/api/v1/negocio').flush({}, { status: 502, statusText: '' });
  servidor.match(() => true);
  guardado(4);
  leida('Corte');
  expect(servicio.servicios()).toEqual([{ nombre: 'Corte', activo: true }]);
  clock.advance(60_000);
  servidor.verify();
});

test('without an answer one reading is made again, however often it was asked for', () => {
  const { servicio, servidor, clock } = unaPestana();
  const responder = () => {
    const lecturas = servidor.match(({ url }) => url === '/api/v1/negocio');
    for (const una of lecturas.filter(({ cancelled }) => !cancelled))
      una.flush({}, { status: 502, statusText: '' });
    return lecturas.length;
  };
  for (let veces = 0; veces < 3; veces += 1) {
    servicio.cargar();
    expect(responder()).toBe(1);
  }
  clock.advance(3_000);
  expect(responder()).toBe(1);
});

test('who logs out waits for no reading, and none is made again', () => {
  const { servicio, servidor, clock } = unaPestana();
  const { currentUser } = TestBed.inject(UserService);
  const leer = () => {
    servicio.cargar();
    return servidor.expectOne('/api/v1/negocio');
  };
  leer().flush({}, { status: 502, statusText: '' });
  currentUser.set(null);
  TestBed.tick();
  clock.advance(60_000);
  servidor.expectNone('/api/v1/negocio');
  currentUser.set(ana);
  TestBed.tick();
  const lectura = leer();
  currentUser.set(null);
  TestBed.tick();
  expect(lectura.cancelled).toBe(true);
});

test('what was kept is shown until there is an answer, which is asked for again', () => {
  const { servicio, servidor, clock, nadie, responder } = sinRespuesta();
  clock.advance(3_000);
  nadie();
  clock.advance(3_000);
  responder('turno');
  expect(servicio.negocio()?.palabra).toBe('turno');
  clock.advance(60_000);
  servidor.verify();
});

test('what was kept is shown after some seconds when what is asked is swallowed, until its answer is there', () => {
  const { servicio, clock, responder } = sinLeer();
  guardar();
  servicio.cargar();
  clock.advance(PACIENCIA_MS - 1);
  expect(servicio.negocio()).toBeUndefined();
  clock.advance(1);
  expect(servicio.negocio()?.palabra).toBe('hora');
  responder('turno');
  expect(servicio.negocio()?.palabra).toBe('turno');
});

test('nothing is asked again for who has left', () => {
  const { servidor, clock } = sinRespuesta();
  TestBed.inject(UserService).currentUser.set(null);
  clock.advance(60_000);
  servidor.verify();
});

test('what is saved here is kept for the other tabs, and what they erase is no news', () => {
  const { servicio, suena } = unaPestana();
  servicio.cambiado({ id: 'a', version: 2, palabra: 'turno' } as Negocio);
  expect(JSON.parse(localStorage.getItem(CLAVE) ?? '')).toMatchObject({
    valor: { negocio: { palabra: 'turno', version: 2 }, servicios: [] },
  });
  localStorage.removeItem(CLAVE);
  suena(CLAVE);
  expect(servicio.negocio()?.palabra).toBe('turno');
});
