import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SesionService } from './sesion.service.ts';
import { CADUCADA, empezar, jwt, sesion, usuario } from './testing/sesion-de-prueba.ts';
import { tokenGuardado } from './token.ts';
import { UserService } from './user.service.ts';

const FUERA = { status: 502, statusText: 'away' };
const RENOVAR = '/api/v1/sesion/renovar';
/** No person, no token, and no session that ended without anybody asking for it. */
const NADIE = [null, null, false];

/** A page whose person is in, at a server that can be away. */
function dentro() {
  const todo = empezar();
  const sesiones = TestBed.inject(SesionService);
  localStorage.setItem('correo', 'a@b.c');
  sesiones.restaurar().subscribe();
  todo.servidor.expectOne('/api/v1/sesion').flush(usuario);
  const quien = () => [TestBed.inject(UserService).currentUser(), tokenGuardado(), sesiones.haCaducado];
  return { ...todo, sesiones, quien };
}

const fin = (servidor: HttpTestingController) =>
  servidor.expectOne({ method: 'DELETE', url: '/api/v1/sesion' });
const sinFin = (servidor: HttpTestingController) =>
  servidor.expectNone({ method: 'DELETE', url: '/api/v1/sesion' });

/** They have logged out, and the server has not heard of it. */
function salidaSinRespuesta() {
  const todo = dentro();
  todo.sesiones.cerrar();
  fin(todo.servidor).flush({}, FUERA);
  return todo;
}

beforeEach(() => localStorage.clear());

describe('who has logged out while the API is away stays out when it is back', () => {
  test('whatever is asked for then', () => {
    const { servidor, pedir, respuestas, quien } = salidaSinRespuesta();
    pedir('/api/v1/negocio');
    servidor.expectOne('/api/v1/negocio').flush({}, CADUCADA);
    servidor.expectNone(RENOVAR);
    expect(respuestas).toEqual(['error']);
    expect(quien()).toEqual(NADIE);
  });

  test('and whatever was asked for before', () => {
    const { servidor, pedir, sesiones, respuestas, quien } = dentro();
    pedir('/api/v1/negocio');
    const anterior = servidor.expectOne('/api/v1/negocio');
    sesiones.cerrar();
    fin(servidor).flush({}, FUERA);
    anterior.flush({}, CADUCADA);
    servidor.expectNone(RENOVAR);
    expect(respuestas).toEqual(['error']);
    expect(quien()).toEqual(NADIE);
  });

  test('and whoever is in by then in another tab is not asked in their place', () => {
    const { servidor, pedir, sesiones, respuestas } = dentro();
    pedir('/api/v1/negocio');
    const anterior = servidor.expectOne('/api/v1/negocio');
    sesiones.cerrar();
    localStorage.setItem('token', jwt(900, 'otra'));
    anterior.flush({}, CADUCADA);
    servidor.expectNone('/api/v1/negocio');
    expect(respuestas).toEqual(['error']);
  });

  test('also when their session was just being renewed', () => {
    const { servidor, clock, sesiones, quien } = dentro();
    clock.advance(845_000);
    const renovacion = servidor.expectOne(RENOVAR);
    sesiones.cerrar();
    renovacion.flush(sesion(jwt(1800, 'nuevo')));
    expect(quien()).toEqual(NADIE);
  });

  test('also in another tab, which asks who is there', () => {
    const { servidor, clock, pedir, sesiones, quien } = dentro();
    localStorage.clear();
    clock.advance(845_000);
    servidor.expectNone(RENOVAR);
    pedir('/api/v1/citas');
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    servidor.expectNone(RENOVAR);
    expect(quien()).toEqual([usuario, null, true]);
    expect(sesiones.terminada()).toEqual(usuario);
  });

  test('also in another tab that was just being opened', () => {
    const { servidor } = empezar();
    const sesiones = TestBed.inject(SesionService);
    const restaurado: unknown[] = [];
    sesiones.restaurar().subscribe((usuario) => restaurado.push(usuario));
    localStorage.clear();
    servidor.expectOne('/api/v1/sesion').flush({}, CADUCADA);
    servidor.expectNone(RENOVAR);
    expect([restaurado, sesiones.haCaducado]).toEqual([[null], false]);
  });
});

describe('the session of who has logged out', () => {
  test('is ended at the server as soon as it answers', () => {
    const { servidor, clock } = salidaSinRespuesta();
    for (const status of [0, 503]) {
      sinFin(servidor);
      clock.advance(3_000);
      const peticion = fin(servidor);
      expect(peticion.request.headers.get('Authorization')).toBe(`Bearer ${jwt(900, 'viejo')}`);
      if (status === 0) peticion.error(new ProgressEvent('error'));
      else peticion.flush({}, { status, statusText: 'away' });
    }
    clock.advance(3_000);
    fin(servidor).flush(null, { status: 204, statusText: 'No Content' });
    clock.advance(60_000);
    sinFin(servidor);
  });

  test('is left alone once somebody has logged in, whose session would be ended instead', () => {
    const { servidor, clock, sesiones } = salidaSinRespuesta();
    clock.advance(3_000);
    const enCamino = fin(servidor);
    sesiones.iniciar({ email: 'a@b.c', password: 'x' }).subscribe();
    servidor.expectOne({ method: 'POST', url: '/api/v1/sesion' }).flush(sesion(jwt(900, 'siguiente')));
    expect(enCamino.cancelled).toBe(true);
    clock.advance(60_000);
    sinFin(servidor);
  });

  test('is left alone once somebody has logged in in another tab', () => {
    const { servidor, clock } = salidaSinRespuesta();
    localStorage.setItem('token', jwt(900, 'otra'));
    clock.advance(60_000);
    sinFin(servidor);
  });
});
