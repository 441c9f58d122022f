import { TestBed } from '@angular/core/testing';
import { fireEvent, screen } from '@testing-library/angular';
import { SesionTerminadaComponent } from './sesion-terminada.component.ts';
import { SesionService } from './sesion.service.ts';
import { CADUCADA, empezar, jwt, sesion, usuario } from './testing/sesion-de-prueba.ts';

const URL_SESION = '/api/v1/sesion';
const SIN_RED = { status: 503, statusText: 'away' };

/** Their session has ended under the page that they have open, and this is over it. */
async function terminada() {
  localStorage.clear();
  localStorage.setItem('correo', 'antes@aurora.demo');
  const todo = empezar();
  const sesiones = TestBed.inject(SesionService);
  sesiones.restaurar().subscribe();
  todo.servidor.expectOne(URL_SESION).flush(usuario);
  sesiones.caducar(jwt(900, 'viejo'))?.subscribe();
  const fixture = TestBed.createComponent(SesionTerminadaComponent);
  await fixture.whenStable();
  const correo = () => screen.getByLabelText<HTMLInputElement>('Correo electrónico');
  const escribir = (campo: HTMLElement, value: string) => fireEvent.input(campo, { target: { value } });
  const entrar = async (clave: string) => {
    escribir(screen.getByTestId('fin-clave'), clave);
    fireEvent.click(screen.getByTestId('session-resume'));
    await fixture.whenStable();
    return todo.servidor.expectOne({ method: 'POST', url: URL_SESION });
  };
  const contesta = async (peticion: Awaited<ReturnType<typeof entrar>>, cuerpo: object, estado?: object) => {
    peticion.flush(cuerpo, estado);
    await fixture.whenStable();
  };
  return { ...todo, fixture, sesiones, correo, escribir, entrar, contesta };
}

test('who was given another e-mail meanwhile goes on with that, once the one that they had was refused', async () => {
  const { fixture, sesiones, correo, escribir, entrar, contesta, paginas } = await terminada();
  expect([correo().value, correo().readOnly]).toEqual(['antes@aurora.demo', true]);
  await contesta(await entrar('clave'), {}, SIN_RED);
  expect(correo().readOnly).toBe(true);
  await contesta(await entrar('clave'), {}, CADUCADA);
  expect([correo().value, correo().readOnly]).toEqual(['antes@aurora.demo', false]);
  escribir(correo(), '');
  await fixture.whenStable();
  expect(screen.getByText('Escribe tu correo.').hidden).toBe(false);
  escribir(correo(), 'ahora@aurora.demo');
  const peticion = await entrar('clave');
  expect(peticion.request.body).toEqual({ email: 'ahora@aurora.demo', password: 'clave' });
  await contesta(peticion, sesion(jwt(900, 'nuevo')));
  expect([sesiones.terminada(), sesiones.correo(), paginas]).toEqual([undefined, 'ahora@aurora.demo', []]);
});

test('whoever else comes in there gets a page of their own', async () => {
  const { sesiones, correo, escribir, entrar, contesta, paginas, router } = await terminada();
  await contesta(await entrar('clave'), {}, CADUCADA);
  escribir(correo(), 'otra@aurora.demo');
  const otra = { ...sesion(jwt(900, 'otra')), usuario: { ...usuario, id: 'otra' } };
  await contesta(await entrar('clave'), otra);
  expect([sesiones.terminada(), paginas]).toEqual([usuario, [router.url]]);
});
