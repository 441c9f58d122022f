import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, screen } from '@testing-library/angular';
import { filter, firstValueFrom } from 'rxjs';
import { rutasDeAjustes } from '../ajustes/ajustes.routes.ts';
import { routes } from '../app.routes.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { PAGINA_NUEVA } from '../sesion/pagina-nueva.token.ts';
import { SesionService } from '../sesion/sesion.service.ts';
import { tokenGuardado } from '../sesion/token.ts';
import { UserService } from '../sesion/user.service.ts';

const SESION = { method: 'DELETE', url: '/api/v1/sesion' };
const UNA_VEZ = ['Hay cambios sin guardar. ¿Salir y perderlos?'];
const TOKEN_DE_OTRA = `h.${btoa('{"sub":"otra"}')}.s`;
/** As it was imported: no form writes a note like that. */
const NOTAS = 'Alergia al tinte \n';
const clienteLeido = (id: string) => ({
  ...{ id, nombre: 'Ana', telefono: null, email: null, notas: NOTAS, version: 1 },
  ...{ visitas: 0, noAsistencias: 0, ultimaVisita: null, proximaCita: null },
});
const rutas = [
  { path: 'login', children: [] },
  { path: 'agenda', children: [] },
  { path: 'ajustes', children: rutasDeAjustes },
  ...routes.flatMap(({ children = [] }) => children).filter(({ path }) => path === 'clientes/:id'),
];

const { confirm } = globalThis;
let preguntas: string[];
let paginas: string[];
function contestar(respuesta: boolean): void {
  globalThis.confirm = (pregunta = '') => {
    preguntas.push(pregunta);
    return respuesta;
  };
}
beforeEach(() => {
  localStorage.clear();
  preguntas = [];
  paginas = [];
});
afterEach(() => {
  globalThis.confirm = confirm;
});

/** A page, as an admin who is in has it open; where things are listed, with the form of a new one. */
async function abrir(ruta: string) {
  localStorage.setItem('token', 'suyo');
  const { providers, configureTestBed } = unNegocioDePrueba(new ManualClock(0));
  TestBed.configureTestingModule({
    providers: [
      ...providers,
      provideRouter(rutas, withComponentInputBinding()),
      { provide: PAGINA_NUEVA, useValue: (pedida: string) => paginas.push(pedida) },
    ],
  });
  configureTestBed(TestBed);
  const horario = { '1': [{ desde: '09:00', hasta: '18:00' }] };
  TestBed.inject(NegocioService).negocio.update((negocio) => negocio && { ...negocio, horario });
  const { fixture } = await RouterTestingHarness.create(ruta);
  const servidor = TestBed.inject(HttpTestingController);
  const leido = async () => {
    await fixture.whenStable();
    for (const peticion of servidor.match({ method: 'GET' })) {
      const [, id] = /\/clientes\/(\w+)$/.exec(peticion.request.url) ?? [];
      peticion.flush(id ? clienteLeido(id) : { datos: [], siguiente: null });
    }
    await fixture.whenStable();
  };
  await leido();
  screen.queryByTestId('ajuste-nuevo')?.click();
  await fixture.whenStable();
  const [router, sesion] = [TestBed.inject(Router), TestBed.inject(SesionService)];
  const llega = () => firstValueFrom(router.events.pipe(filter((evento) => evento instanceof NavigationEnd)));
  const quien = () => TestBed.inject(UserService).currentUser()?.nombre;
  return { servidor, router, sesion, leido, llega, estado: () => [router.url, tokenGuardado(), quien()] };
}
const campo = (nombre: string) => screen.getByLabelText<HTMLInputElement>(nombre);
function escribir(nombre: string, value: string): void {
  fireEvent.input(campo(nombre), { target: { value } });
  fireEvent.change(campo(nombre));
}

describe.each([
  ['the settings of the negocio', '/ajustes/negocio', 'Nombre', 'Salón Norte'],
  ['its hours', '/ajustes/horario', 'lunes, hasta', '20:30'],
  ['its services', '/ajustes/servicios', 'Nombre', 'Mechas'],
  ['its team', '/ajustes/equipo', 'Nombre', 'Eva'],
  ['its users', '/ajustes/usuarios', 'Correo electrónico', 'eva@aurora.mx'],
  ['its screens', '/ajustes/pantallas', 'Código de la TV', '123 456'],
  ['a client', '/clientes/ana', 'Notas', 'Prefiere las mañanas'],
])('what was typed in the page of %s and not saved', (_, ruta, nombre, valor) => {
  const dentro = [ruta, 'suyo', 'Aurora'];
  const fuera = ['/login', null, undefined];
  async function escrito() {
    const pagina = await abrir(ruta);
    escribir(nombre, valor);
    return pagina;
  }

  test('is asked about when the page is left, unless it is nothing', async () => {
    const { router } = await abrir(ruta);
    contestar(false);
    escribir(nombre, valor);
    expect(await router.navigateByUrl('/agenda')).toBe(false);
    expect([router.url, campo(nombre).value, preguntas]).toEqual([ruta, valor, UNA_VEZ]);
    contestar(true);
    expect(await router.navigateByUrl('/agenda')).toBe(true);
    expect([router.url, preguntas]).toEqual(['/agenda', [...UNA_VEZ, ...UNA_VEZ]]);
  });

  test('is not asked about where nothing was typed', async () => {
    const { router, sesion, llega, estado } = await abrir(ruta);
    contestar(false);
    expect(await router.navigateByUrl('/agenda')).toBe(true);
    await router.navigateByUrl(ruta);
    const fin = llega();
    sesion.cerrar();
    await fin;
    expect([estado(), preguntas]).toEqual([fuera, []]);
  });

  test('is asked about by the browser when its tab is closed, unless it is nothing', async () => {
    await abrir(ruta);
    const seCierra = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(seCierra()).toBe(true);
    escribir(nombre, valor);
    expect(seCierra()).toBe(false);
  });

  test('stays when who logs out would rather keep it: nothing has ended', async () => {
    const { servidor, sesion, leido, estado } = await escrito();
    contestar(false);
    sesion.cerrar();
    await leido();
    servidor.expectNone(SESION);
    expect([estado(), campo(nombre).value, preguntas]).toEqual([dentro, valor, UNA_VEZ]);
  });

  test('is lost when who logs out agrees, asked once', async () => {
    const { servidor, sesion, llega, estado } = await escrito();
    contestar(true);
    const fin = llega();
    sesion.cerrar();
    servidor.expectOne(SESION);
    await fin;
    expect([estado(), preguntas]).toEqual([fuera, UNA_VEZ]);
  });

  test('stays, with the question who is here, when another account was asked for and they would rather keep it', async () => {
    const { sesion, leido, estado } = await escrito();
    const vuelto: string[] = [];
    sesion.caducar('suyo')?.subscribe((token) => vuelto.push(token));
    contestar(false);
    sesion.abandonar();
    await leido();
    expect([sesion.terminada()?.nombre, estado()]).toEqual(['Aurora', [ruta, null, 'Aurora']]);
    expect([campo(nombre).value, preguntas]).toEqual([valor, UNA_VEZ]);
    localStorage.setItem('token', 'nuevo');
    sesion.reanudar();
    expect(vuelto).toEqual(['nuevo']);
  });

  test('is asked about no more once somebody else is in, in another tab: the page is not theirs, and goes', async () => {
    const { servidor } = await escrito();
    contestar(false);
    localStorage.setItem('token', TOKEN_DE_OTRA);
    dispatchEvent(new StorageEvent('storage', { key: 'token', newValue: TOKEN_DE_OTRA }));
    expect(paginas).toContain(ruta);
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
    servidor.expectNone(({ method }) => method !== 'GET');
  });

  test('is lost when another account was asked for and they agree, asked once', async () => {
    const { sesion, llega, estado } = await escrito();
    let fallo: unknown;
    sesion.caducar('suyo')?.subscribe({ error: (error: unknown) => (fallo = error) });
    contestar(true);
    const fin = llega();
    sesion.abandonar();
    await fin;
    expect([sesion.terminada(), fallo]).toEqual([undefined, expect.any(Error)]);
    expect([estado(), preguntas]).toEqual([fuera, UNA_VEZ]);
  });
});

test('what was typed of a client is asked about on the way to another client too', async () => {
  const { router, leido } = await abrir('/clientes/ana');
  escribir('Notas', 'Prefiere las mañanas');
  contestar(false);
  expect(await router.navigateByUrl('/clientes/eva')).toBe(false);
  await leido();
  expect([router.url, campo('Notas').value]).toEqual(['/clientes/ana', 'Prefiere las mañanas']);
  contestar(true);
  expect(await router.navigateByUrl('/clientes/eva')).toBe(true);
  await leido();
  expect([router.url, campo('Notas').value]).toEqual(['/clientes/eva', NOTAS]);
  expect(preguntas).toHaveLength(2);
});
