import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { CLOSE_CODE, type CloseCode } from '@citas/protocol';
import { FakeSockets } from '@citas/realtime-client/testing';
import { SesionService } from '../sesion/sesion.service.ts';
import { tokenGuardado } from '../sesion/token.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CREATE_SOCKET } from './cliente-del-hub.ts';
import { WebsocketService } from './websocket.service.ts';

const AHORA = Date.parse('2026-11-24T12:00:00Z');
const ADMIN = {
  id: '0193a000-0000-7000-8000-0000000000d1',
  nombre: 'Aurora',
  rol: 'admin',
  negocio_id: 'negocio_123',
} as const;
const jwt = (sello: string) => `h.${btoa(JSON.stringify({ exp: AHORA / 1000 + 900, sello }))}.s`;

/** Lets promises that are already settled run on. */
const turno = () => new Promise<void>((resolve) => setTimeout(resolve));

/** On a socket that was opened with the token `viejo`. */
async function conectado() {
  localStorage.setItem('token', jwt('viejo'));
  const sockets = new FakeSockets();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'login', children: [] }]),
      { provide: CLOCK, useValue: new ManualClock(AHORA) },
      { provide: CREATE_SOCKET, useValue: sockets.create },
    ],
  });
  TestBed.inject(UserService).currentUser.set(ADMIN);
  TestBed.inject(WebsocketService).connect(jwt('viejo'));
  await TestBed.inject(ApplicationRef).whenStable();
  await turno();
  expect(sockets.newest.token).toBe(jwt('viejo'));
  const terminar = async (code: CloseCode) => {
    sockets.newest.end(code);
    await turno();
  };
  return { sockets, sesion: TestBed.inject(SesionService), terminar };
}

describe('a socket whose token was revoked', () => {
  beforeEach(() => localStorage.clear());

  test('gives way to one with the token that was stored since, as after a change of password', async () => {
    const { sockets, sesion, terminar } = await conectado();
    localStorage.setItem('token', jwt('nuevo'));
    await terminar(CLOSE_CODE.revoked);
    expect(sockets.all.map(({ token }) => token)).toEqual([jwt('viejo'), jwt('nuevo')]);
    expect([sesion.terminada(), tokenGuardado()]).toEqual([undefined, jwt('nuevo')]);
    await terminar(CLOSE_CODE.revoked);
    expect(sockets.all).toHaveLength(2);
    expect([sesion.terminada(), tokenGuardado()]).toEqual([ADMIN, null]);
  });

  test('gives way to one with the token that the change of password answers with, when its end was told first', async () => {
    const { sockets, sesion, terminar } = await conectado();
    sesion.cambiarPassword({ actual: 'la de antes', nueva: 'la de ahora' }).subscribe();
    const cambio = TestBed.inject(HttpTestingController).expectOne('/api/v1/sesion/password');
    await terminar(CLOSE_CODE.revoked);
    expect(sesion.terminada()).toEqual(ADMIN);
    cambio.flush({ token: jwt('nuevo'), expiraEn: '', usuario: ADMIN });
    await turno();
    expect([sesion.terminada(), sesion.haCaducado, tokenGuardado()]).toEqual([
      undefined,
      false,
      jwt('nuevo'),
    ]);
    expect(sockets.all.map(({ token }) => token)).toEqual([jwt('viejo'), jwt('nuevo')]);
  });

  test('ends the session, and is followed by another once its person is back', async () => {
    const { sockets, sesion, terminar } = await conectado();
    await terminar(CLOSE_CODE.revoked);
    expect([sesion.terminada(), tokenGuardado()]).toEqual([ADMIN, null]);
    localStorage.setItem('token', jwt('nuevo'));
    sesion.reanudar();
    await turno();
    expect(sockets.all.map(({ token }) => token)).toEqual([jwt('viejo'), jwt('nuevo')]);
  });

  test('is followed by none when they leave instead', async () => {
    const { sockets, sesion, terminar } = await conectado();
    await terminar(CLOSE_CODE.revoked);
    sesion.abandonar();
    await turno();
    expect(sockets.all).toHaveLength(1);
  });
});
