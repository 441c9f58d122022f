import { TestBed } from '@angular/core/testing';
import type { Usuario } from '@citas/protocol';
import { Guardado } from '../guardado/guardado.service.ts';
import { PACIENCIA_MS } from '../guardado/paciencia.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { SesionService } from './sesion.service.ts';
import { CADUCADA, empezar, jwt, sesion, usuario } from './testing/sesion-de-prueba.ts';
import { UserService } from './user.service.ts';

const URL_SESION = '/api/v1/sesion';

/** A page that is opened on a network that swallows what is sent, by who was in here before. */
function abrir({ conocido = true } = {}) {
  localStorage.clear();
  const todo = empezar();
  const guardado = TestBed.inject(Guardado);
  if (conocido) guardado.guardarUsuario(usuario);
  const sesiones = TestBed.inject(SesionService);
  const quien = TestBed.inject(UserService).currentUser;
  const abierta: (Usuario | null | 'ya')[] = [];
  sesiones.restaurar().subscribe({ next: (uno) => abierta.push(uno), complete: () => abierta.push('ya') });
  const peticion = todo.servidor.expectOne(URL_SESION);
  const esperar = () => {
    todo.clock.advance(PACIENCIA_MS - 1);
    expect([abierta, quien()]).toEqual([[], null]);
    todo.clock.advance(1);
  };
  return { ...todo, guardado, sesiones, quien, abierta, peticion, esperar };
}

describe('a page to which nobody answers whose it is', () => {
  test('opens after some seconds as that of who was in, and takes the answer when it comes', () => {
    const { abierta, esperar, guardado, peticion, quien } = abrir();
    esperar();
    expect([abierta, quien(), peticion.cancelled]).toEqual([[usuario, 'ya'], usuario, false]);
    peticion.flush({ ...usuario, nombre: 'Aurora Ruiz' });
    expect([quien()?.nombre, guardado.usuario()?.nombre]).toEqual(['Aurora Ruiz', 'Aurora Ruiz']);
  });

  test('shows what else was kept without waiting as long again', () => {
    const { clock, esperar, guardado } = abrir();
    esperar();
    guardado.guardar('negocio', { negocio: { palabra: 'hora' }, servicios: [], equipo: [] });
    const negocios = TestBed.inject(NegocioService);
    negocios.cargar();
    clock.advance(0);
    expect(negocios.negocio()?.palabra).toBe('hora');
  });

  test('stays open when the answer is that the server is away', () => {
    const { esperar, peticion, quien } = abrir();
    esperar();
    peticion.flush({}, { status: 503, statusText: '' });
    expect(quien()).toEqual(usuario);
  });

  test('asks them to log in over it when the answer is a refusal, and goes on once they have', () => {
    const { esperar, peticion, quien, servidor, sesiones } = abrir();
    esperar();
    peticion.flush({}, CADUCADA);
    servidor.expectOne(`${URL_SESION}/renovar`).flush({}, CADUCADA);
    expect([sesiones.terminada(), quien()]).toEqual([usuario, usuario]);
    sesiones.iniciar({ email: 'a@b.c', password: 'x' }).subscribe(() => sesiones.reanudar());
    servidor.expectOne({ method: 'POST', url: URL_SESION }).flush(sesion(jwt(900, 'nuevo')));
    servidor.expectOne({ method: 'GET', url: URL_SESION }).flush(usuario);
    expect([sesiones.terminada(), quien()]).toEqual([undefined, usuario]);
  });

  test('is not opened again for who has left by the time of the answer', () => {
    const { esperar, peticion, quien, sesiones } = abrir();
    esperar();
    sesiones.cerrar();
    peticion.flush(usuario);
    expect(quien()).toBeNull();
  });

  test('waits for it when nobody was in', () => {
    const { abierta, clock, peticion, quien } = abrir({ conocido: false });
    clock.advance(10 * PACIENCIA_MS);
    expect([abierta, quien()]).toEqual([[], null]);
    peticion.flush(usuario);
    expect([abierta, quien()]).toEqual([[usuario, 'ya'], usuario]);
  });
});
