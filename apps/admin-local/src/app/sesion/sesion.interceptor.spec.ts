import { TestBed } from '@angular/core/testing';
import { NavigationEnd, type Router } from '@angular/router';
import type { Usuario } from '@citas/protocol';
import { filter, firstValueFrom } from 'rxjs';
import { SesionService } from './sesion.service.ts';
import { CADUCADA, empezar, jwt, sesion, usuario } from './testing/sesion-de-prueba.ts';
import { tokenGuardado } from './token.ts';
import { UserService } from './user.service.ts';

/** Who was in has logged out; `alEntrar` logs somebody in at the log-in page, on the way to the agenda. */
async function entrarDespues() {
  const todo = empezar();
  const { servidor, router } = todo;
  const sesiones = TestBed.inject(SesionService);
  sesiones.restaurar().subscribe();
  servidor.expectOne('/api/v1/sesion').flush(usuario);
  const fuera = llegar(router);
  sesiones.cerrar();
  servidor.expectOne({ method: 'DELETE', url: '/api/v1/sesion' }).flush(null);
  await fuera;
  const alEntrar = (quien: Usuario) => {
    sesiones.iniciar({ email: 'a@b.c', password: 'x' }).subscribe((uno) => sesiones.ir(uno, '/agenda'));
    const peticion = servidor.expectOne({ method: 'POST', url: '/api/v1/sesion' });
    peticion.flush({ ...sesion(jwt(900, 'siguiente')), usuario: quien });
  };
  return { ...todo, alEntrar };
}

const llegar = (router: Router) =>
  firstValueFrom(router.events.pipe(filter((evento) => evento instanceof NavigationEnd)));

describe('requests of a session', () => {
  beforeEach(() => localStorage.clear());

  test('carry the token and the language', () => {
    const { servidor, pedir } = empezar();
    pedir('/api/v1/citas');
    const { headers } = servidor.expectOne('/api/v1/citas').request;
    expect(headers.get('Authorization')).toBe(`Bearer ${jwt(900, 'viejo')}`);
    expect(headers.get('Accept-Language')).toBe('es');
  });

  test('whose token has ended are repeated with one renewed token, however many they are', () => {
    const { servidor, pedir, respuestas } = empezar();
    pedir('/api/v1/citas');
    pedir('/api/v1/negocio');
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    servidor.expectOne('/api/v1/negocio').flush({}, CADUCADA);
    servidor.expectOne('/api/v1/sesion/renovar').flush(sesion(jwt(900, 'nuevo')));
    for (const url of ['/api/v1/citas', '/api/v1/negocio']) {
      const repetida = servidor.expectOne(url);
      expect(repetida.request.headers.get('Authorization')).toBe(`Bearer ${jwt(900, 'nuevo')}`);
      repetida.flush(url);
    }
    expect(respuestas).toEqual(['/api/v1/citas', '/api/v1/negocio']);
    expect(tokenGuardado()).toBe(jwt(900, 'nuevo'));
  });

  test('use the token that another tab has renewed meanwhile', () => {
    const { servidor, pedir } = empezar();
    pedir('/api/v1/citas');
    localStorage.setItem('token', jwt(900, 'otra'));
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    servidor.expectNone('/api/v1/sesion/renovar');
    servidor.expectOne('/api/v1/citas').flush([]);
  });

  test('ask for a new token when the stored one has ended too', () => {
    const { servidor, pedir } = empezar();
    pedir('/api/v1/citas');
    localStorage.setItem('token', jwt(-1, 'otra'));
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    servidor.expectOne('/api/v1/sesion/renovar').flush(sesion(jwt(900, 'nuevo')));
    const { headers } = servidor.expectOne('/api/v1/citas').request;
    expect(headers.get('Authorization')).toBe(`Bearer ${jwt(900, 'nuevo')}`);
  });

  test('go on with the token of who logs in in another tab while their renewal is refused', () => {
    const { servidor, pedir } = empezar();
    TestBed.inject(UserService).currentUser.set(usuario);
    pedir('/api/v1/citas');
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    const renovacion = servidor.expectOne('/api/v1/sesion/renovar');
    localStorage.setItem('token', jwt(900, 'otra'));
    renovacion.flush({}, CADUCADA);
    const { headers } = servidor.expectOne('/api/v1/citas').request;
    expect(headers.get('Authorization')).toBe(`Bearer ${jwt(900, 'otra')}`);
    expect(tokenGuardado()).toBe(jwt(900, 'otra'));
    expect(TestBed.inject(SesionService).terminada()).toBeUndefined();
  });

  test('wait, with the page as it is, until their person has logged in again', async () => {
    const { servidor, pedir, respuestas, router } = empezar();
    TestBed.inject(UserService).currentUser.set(usuario);
    await router.navigateByUrl('/agenda?fecha=2026-11-25');
    const sesiones = TestBed.inject(SesionService);
    pedir('/api/v1/citas');
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    servidor.expectOne('/api/v1/sesion/renovar').flush({}, CADUCADA);
    expect(tokenGuardado()).toBeNull();
    expect(sesiones.terminada()).toEqual(usuario);
    expect(respuestas).toEqual([]);
    expect(router.url).toBe('/agenda?fecha=2026-11-25');

    sesiones.iniciar({ email: 'a@b.c', password: 'x' }).subscribe();
    servidor.expectOne('/api/v1/sesion').flush(sesion(jwt(900, 'nuevo')));
    sesiones.reanudar();
    const repetida = servidor.expectOne('/api/v1/citas');
    expect(repetida.request.headers.get('Authorization')).toBe(`Bearer ${jwt(900, 'nuevo')}`);
    repetida.flush('citas');
    expect(respuestas).toEqual(['citas']);
    expect(sesiones.terminada()).toBeUndefined();
  });

  test('fail when another account is asked for instead, which begins at the log-in page', async () => {
    const { servidor, pedir, respuestas, router } = empezar();
    TestBed.inject(UserService).currentUser.set(usuario);
    await router.navigateByUrl('/agenda');
    pedir('/api/v1/citas');
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    servidor.expectOne('/api/v1/sesion/renovar').flush({}, CADUCADA);
    const llegada = llegar(router);
    TestBed.inject(SesionService).abandonar();
    expect(respuestas).toEqual(['error']);
    expect(TestBed.inject(UserService).currentUser()).toBeNull();
    await llegada;
    expect(router.url).toBe('/login');
  });

  test('keep the session when the server is only away', () => {
    const { servidor, pedir, router } = empezar();
    pedir('/api/v1/citas');
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    servidor.expectOne('/api/v1/sesion/renovar').flush({}, { status: 503, statusText: 'away' });
    expect(tokenGuardado()).not.toBeNull();
    expect(router.currentNavigation()).toBeNull();
  });
});

describe('a session', () => {
  beforeEach(() => localStorage.clear());

  test('that has ended before the page opens leads to the log-in page, and back to the address asked for', async () => {
    const { servidor, router } = empezar();
    TestBed.inject(SesionService).restaurar().subscribe();
    servidor.expectOne('/api/v1/sesion').flush({}, CADUCADA);
    servidor.expectOne('/api/v1/sesion/renovar').flush({}, CADUCADA);
    await router.navigateByUrl('/privada?fecha=2026-11-26');
    expect(router.parseUrl(router.url).queryParams).toEqual({
      returnUrl: '/privada?fecha=2026-11-26',
      caducada: '1',
    });
  });

  test.each([
    ['somebody else', { id: '0193a000-0000-7000-8000-0000000000d2' }],
    ['the same person in another role', { rol: 'profesional' as const }],
    ['somebody of another negocio', { id: '0193a000-0000-7000-8000-0000000000d3', negocio_id: 'otro' }],
  ])('of %s, after who was in has left, begins in a page loaded anew', async (_, cambios) => {
    const { paginas, router, alEntrar } = await entrarDespues();
    alEntrar({ ...usuario, ...cambios });
    expect(paginas).toEqual(['/agenda']);
    expect(router.url).toBe('/login');
    expect(TestBed.inject(UserService).currentUser()).toBeNull();
    expect(tokenGuardado()).toBe(jwt(900, 'siguiente'));
  });

  test('of who was in before goes on in the same page', async () => {
    const { paginas, router, alEntrar } = await entrarDespues();
    const llegada = llegar(router);
    alEntrar(usuario);
    await llegada;
    expect([paginas, router.url]).toEqual([[], '/agenda']);
    expect(TestBed.inject(UserService).currentUser()).toEqual(usuario);
  });

  test('of somebody else that begins in another tab takes this page with it; one of the same person does not', async () => {
    const { servidor, paginas, router } = empezar();
    TestBed.inject(SesionService).restaurar().subscribe();
    servidor.expectOne('/api/v1/sesion').flush(usuario);
    await router.navigateByUrl('/agenda?fecha=2026-11-25');
    const llega = (sub: string) =>
      dispatchEvent(
        new StorageEvent('storage', { key: 'token', newValue: `h.${btoa(JSON.stringify({ sub }))}.s` }),
      );
    llega(usuario.id);
    dispatchEvent(new StorageEvent('storage', { key: 'token', newValue: null }));
    expect(paginas).toEqual([]);
    llega('0193a000-0000-7000-8000-0000000000d2');
    expect(paginas).toEqual(['/agenda?fecha=2026-11-25']);
  });

  test('that is renewed as that of somebody else takes the page with it: nothing is asked in their name', async () => {
    const { servidor, pedir, respuestas, paginas, router } = empezar();
    TestBed.inject(SesionService).restaurar().subscribe();
    servidor.expectOne('/api/v1/sesion').flush(usuario);
    await router.navigateByUrl('/agenda');
    pedir('/api/v1/citas');
    servidor.expectOne('/api/v1/citas').flush({}, CADUCADA);
    const otra = { ...usuario, id: '0193a000-0000-7000-8000-0000000000d2' };
    servidor.expectOne('/api/v1/sesion/renovar').flush({ ...sesion(jwt(900, 'suyo')), usuario: otra });
    servidor.expectNone('/api/v1/citas');
    expect([paginas, respuestas]).toEqual([['/agenda'], []]);
    expect(TestBed.inject(UserService).currentUser()).toEqual(usuario);
  });

  test('is renewed by itself before it ends', () => {
    const { clock, servidor } = empezar();
    TestBed.inject(SesionService).restaurar().subscribe();
    servidor.expectOne('/api/v1/sesion').flush(usuario);
    expect(TestBed.inject(UserService).currentUserValue.negocio_id).toBe('negocio_123');
    clock.advance(800_000);
    servidor.expectNone('/api/v1/sesion/renovar');
    clock.advance(45_000);
    servidor.expectOne('/api/v1/sesion/renovar').flush(sesion(jwt(1800, 'nuevo')));
    expect(tokenGuardado()).toBe(jwt(1800, 'nuevo'));
  });

  test('whose renewal nobody answers is renewed within three seconds, and then at longer intervals', () => {
    const { clock, servidor } = empezar();
    TestBed.inject(SesionService).restaurar().subscribe();
    servidor.expectOne('/api/v1/sesion').flush(usuario);
    clock.advance(845_000);
    for (const [todaviaNo, ya] of [
      [1_900, 3_000],
      [3_900, 6_000],
      [7_900, 12_000],
      [9_900, 15_000],
      [9_900, 15_000],
    ] as const) {
      servidor.expectOne('/api/v1/sesion/renovar').error(new ProgressEvent('cut'));
      clock.advance(todaviaNo);
      servidor.expectNone('/api/v1/sesion/renovar');
      clock.advance(ya - todaviaNo);
    }
    servidor.expectOne('/api/v1/sesion/renovar').flush(sesion(jwt(1800, 'nuevo')));
    expect(tokenGuardado()).toBe(jwt(1800, 'nuevo'));
  });

  test('whose renewal nobody answers is renewed some seconds later, unless its person has left meanwhile', () => {
    const { clock, servidor } = empezar();
    const sesiones = TestBed.inject(SesionService);
    sesiones.restaurar().subscribe();
    servidor.expectOne('/api/v1/sesion').flush(usuario);
    clock.advance(845_000);
    for (const status of [503, 429]) {
      servidor.expectOne('/api/v1/sesion/renovar').flush({}, { status, statusText: 'away' });
      servidor.expectNone('/api/v1/sesion/renovar');
      clock.advance(15_000);
    }
    const renovacion = servidor.expectOne('/api/v1/sesion/renovar');
    sesiones.cerrar();
    renovacion.flush({}, { status: 503, statusText: 'away' });
    clock.advance(60_000);
    servidor.expectNone('/api/v1/sesion/renovar');
  });
});
