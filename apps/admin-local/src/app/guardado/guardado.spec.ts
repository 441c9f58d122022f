import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Usuario } from '@citas/protocol';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { Guardado } from './guardado.service.ts';

const ana: Usuario = {
  id: '0193a000-0000-7000-8000-0000000000d1',
  nombre: 'Ana',
  rol: 'admin',
  negocio_id: 'negocio_123',
};
const luis: Usuario = { ...ana, id: '0193a000-0000-7000-8000-0000000000d2', nombre: 'Luis' };

function abrir() {
  localStorage.clear();
  localStorage.setItem('token', 'h.e30.s');
  const clock = new ManualClock(1000);
  TestBed.configureTestingModule({ providers: [{ provide: CLOCK, useValue: clock }] });
  const guardado = TestBed.inject(Guardado);
  const entrar = (usuario: Usuario) => {
    guardado.guardarUsuario(usuario);
    TestBed.inject(UserService).currentUser.set(usuario);
  };
  const delGuardado = () => Object.keys(localStorage).filter((clave) => clave.startsWith('guardado/'));
  return { guardado, clock, entrar, delGuardado };
}

test('a value comes back with when it was read', () => {
  const { guardado, clock, entrar } = abrir();
  entrar(ana);
  guardado.guardar('citas', [1, 2]);
  clock.advance(60_000);
  expect(guardado.leer('citas')).toEqual({ valor: [1, 2], de: 1000 });
  expect(guardado.usuario()).toEqual(ana);
});

test('nothing is kept of nobody, nor after the token is gone', () => {
  const { guardado, entrar, delGuardado } = abrir();
  guardado.guardar('citas', 1);
  expect(delGuardado()).toEqual([]);
  localStorage.removeItem('token');
  entrar(ana);
  guardado.guardar('citas', 1);
  expect(delGuardado()).toEqual([]);
});

test('another person, and the same in another role, finds nothing', () => {
  const { guardado, entrar } = abrir();
  for (const otro of [luis, { ...ana, rol: 'profesional' as const }]) {
    entrar(ana);
    guardado.guardar('citas', 1);
    entrar(otro);
    expect(guardado.leer('citas')).toBeUndefined();
    entrar(ana);
    expect(guardado.leer('citas')).toBeUndefined();
  }
});

test('olvidar erases all of it and nothing else', () => {
  const { guardado, entrar, delGuardado } = abrir();
  localStorage.setItem('tema', 'dark');
  entrar(ana);
  guardado.guardar('citas', 1);
  guardado.olvidar();
  expect([delGuardado(), localStorage.getItem('tema')]).toEqual([[], 'dark']);
});

test('what is a day old or cannot be read is nothing', () => {
  const { guardado, clock, entrar } = abrir();
  entrar(ana);
  guardado.guardar('citas', 1);
  clock.advance(24 * 60 * 60 * 1000);
  expect(guardado.leer('citas')).toBeUndefined();
  for (const clave of Object.keys(localStorage)) localStorage.setItem(clave, '{');
  expect(guardado.leer('citas')).toBeUndefined();
});
