import { TestBed } from '@angular/core/testing';
import { SesionService } from './sesion.service.ts';
import { AHORA, CADUCADA, empezar, sesion, usuario } from './testing/sesion-de-prueba.ts';
import { tokenGuardado } from './token.ts';

const MINUTO = 60_000;
const RENOVAR = '/api/v1/sesion/renovar';

/** A page on a computer whose clock is ahead of the server's by so many minutes, opened with a token just made. */
function conReloj(adelanto: number, dura = 900) {
  let hechos = 0;
  const unToken = (ahora = AHORA) => {
    const iat = Math.floor((ahora - adelanto * MINUTO) / 1000);
    return `h.${btoa(JSON.stringify({ iat, exp: iat + dura, jti: (hechos += 1) }))}.s`;
  };
  const todo = empezar(unToken());
  const { clock, servidor } = todo;
  const sesiones = TestBed.inject(SesionService);
  sesiones.restaurar().subscribe();
  servidor.expectOne('/api/v1/sesion').flush(usuario);
  const nuevo = () => unToken(clock.now());
  /** How often the session is renewed in so many milliseconds, each second by itself. */
  const renovaciones = (ms: number) => {
    let veces = 0;
    for (const fin = clock.now() + ms; clock.now() < fin; clock.advance(1_000))
      for (const una of servidor.match(RENOVAR)) {
        veces += 1;
        una.flush(sesion(nuevo()));
      }
    return veces;
  };
  return { ...todo, sesiones, nuevo, renovaciones };
}

beforeEach(() => localStorage.clear());

test.each([
  ['right', 0, 4],
  ['twelve minutes ahead', 12, 5],
  ['fourteen minutes ahead', 14, 5],
  ['a day ahead', 24 * 60, 5],
  ['ten minutes behind', -10, 3],
])('a session is renewed every fourteen minutes by a clock that is %s', (_, adelanto, veces) => {
  const { renovaciones } = conReloj(adelanto);
  // One more where the token kept in the browser looks over: only a token that comes tells what time it is.
  expect(renovaciones(60 * MINUTO)).toBe(veces);
});

test('a token that lasts less than the margin is renewed at half its life', () => {
  const { renovaciones } = conReloj(0, 60);
  expect(renovaciones(10 * MINUTO + 1_000)).toBe(20);
});

test.each([
  ['right', 0],
  ['an hour ahead', 60],
  ['an hour behind', -60],
])('what another tab has renewed is used by a clock that is %s', (_, adelanto) => {
  const { servidor, nuevo, pedir, sesiones } = conReloj(adelanto);
  sesiones.renovar(tokenGuardado()).subscribe();
  servidor.expectOne(RENOVAR).flush(sesion(nuevo()));
  pedir('/api/v1/citas');
  const deOtra = nuevo();
  localStorage.setItem('token', deOtra);
  servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
  servidor.expectNone(RENOVAR);
  const { headers } = servidor.expectOne('/api/v1/citas').request;
  expect(headers.get('Authorization')).toBe(`Bearer ${deOtra}`);
});

test.each([
  ['right', 0],
  ['an hour ahead', 60],
  ['an hour behind', -60],
])('a token is given as long as it lasts by a clock that is %s', async (_, adelanto) => {
  const { clock, servidor, nuevo, sesiones } = conReloj(adelanto);
  sesiones.renovar(tokenGuardado()).subscribe();
  servidor.expectOne(RENOVAR).flush(sesion(nuevo()));
  const token = tokenGuardado();
  expect(await sesiones.tokenVigente()).toBe(token);
  servidor.expectNone(RENOVAR);
  clock.advance(14 * MINUTO + 56_000);
  const pedido = sesiones.tokenVigente();
  const siguiente = nuevo();
  servidor.expectOne(RENOVAR).flush(sesion(siguiente));
  expect(await pedido).toBe(siguiente);
});

test('a token that the server says is over is renewed, whatever a clock that is behind makes of it', () => {
  const { servidor, nuevo, pedir } = conReloj(-60);
  pedir('/api/v1/citas');
  servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
  const siguiente = nuevo();
  servidor.expectOne(RENOVAR).flush(sesion(siguiente));
  expect(servidor.expectOne('/api/v1/citas').request.headers.get('Authorization')).toBe(
    `Bearer ${siguiente}`,
  );
});
