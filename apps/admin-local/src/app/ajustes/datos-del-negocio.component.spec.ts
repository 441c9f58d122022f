import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Negocio, Usuario } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { DatosDelNegocioComponent } from './datos-del-negocio.component.ts';

const ana: Usuario = { id: 'ana', nombre: 'Ana', rol: 'admin', negocio_id: 'a' };
const taller: Negocio = {
  id: 'a',
  version: 1,
  nombre: 'Taller',
  zonaHoraria: 'America/Mexico_City',
  locale: 'es-MX',
  palabra: 'cita',
  mensaje: null,
  horario: {},
};

async function losDelTaller() {
  localStorage.clear();
  const { fixture } = await render(DatosDelNegocioComponent, {
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTextosDePrueba(),
      { provide: ConexionService, useValue: { cortada: () => false } },
    ],
    configureTestBed: (testBed) => {
      testBed.inject(UserService).currentUser.set(ana);
      testBed.inject(NegocioService).negocio.set(taller);
    },
  });
  const servidor = TestBed.inject(HttpTestingController);
  const llega = async (negocio: Negocio) => {
    TestBed.inject(NegocioService).negocio.set(negocio);
    await fixture.whenStable();
  };
  const guardar = () => {
    fireEvent.click(screen.getByTestId('ajuste-guardar'));
    return servidor.expectOne({ method: 'PATCH', url: '/api/v1/negocio' });
  };
  return { fixture, pagina: fixture.componentInstance, llega, guardar };
}
const campo = (nombre: string) => screen.getByLabelText<HTMLInputElement>(nombre);
const escribir = (nombre: string, value: string) => fireEvent.input(campo(nombre), { target: { value } });
const actual = { ...taller, version: 4, zonaHoraria: 'Europe/Madrid' };

test('what is half written stays when the negocio is read again; what nobody touched follows it', async () => {
  const { pagina, llega, guardar } = await losDelTaller();
  await llega({ ...taller, version: 2, nombre: 'Taller Sur' });
  expect(campo('Nombre').value).toBe('Taller Sur');
  escribir('Nombre', ' Taller Norte ');
  fireEvent.click(screen.getByRole('radio', { name: 'turno' }));
  escribir('Mensaje a tus clientes', 'Hola, {cliente}');
  await llega({ ...taller, version: 3 });
  expect(campo('Nombre').value).toBe(' Taller Norte ');
  expect(campo('turno').checked).toBe(true);
  expect(campo('Mensaje a tus clientes').value).toBe('Hola, {cliente}');
  expect(pagina.hayCambios()).toBe(true);
  const { request } = guardar();
  expect(request.headers.get('If-Match')).toBe('"2"');
  expect(request.body).toEqual({ nombre: 'Taller Norte', palabra: 'turno', mensaje: 'Hola, {cliente}' });
});

test.each([
  ['America/Argentina/Buenos_Aires', true],
  ['America/Argentina/Cordoba', true],
  ['America/Mexico_City', true],
  ['UTC', true],
  ['America/Mex', false],
  ['america/mexico_city', false],
  ['AMERICA/MEXICO_CITY', false],
  ['-06:00', false],
  ['', false],
])(
  'the time there is told of a zone as it is written, be it in the list or not: «%s» %s',
  async (zona, esUna) => {
    const { fixture } = await losDelTaller();
    escribir('Zona horaria', zona);
    await fixture.whenStable();
    expect(screen.queryByText('Elige una de la lista.') === null).toBe(esUna);
    expect(screen.queryByText(/^Allí son ahora las \d\d:\d\d/) !== null).toBe(esUna);
  },
);

test('a name with only a space more is no change', async () => {
  const { pagina } = await losDelTaller();
  escribir('Nombre', 'Taller ');
  expect(pagina.hayCambios()).toBe(false);
});

test('after a conflict the fields that nobody touched show what is there now, and the next saving passes', async () => {
  const { fixture, guardar } = await losDelTaller();
  escribir('Nombre', 'Taller Norte');
  const problema = {
    type: '/problemas/version-antigua',
    title: 't',
    status: 412,
    detail: 'Otra persona',
    actual,
  };
  guardar().flush(problema, { status: 412, statusText: '' });
  await fixture.whenStable();
  expect([campo('Nombre').value, campo('Zona horaria').value]).toEqual(['Taller Norte', 'Europe/Madrid']);
  expect(screen.getByRole('alert').textContent).toContain('Otra persona');
  const { request } = guardar();
  expect(request.headers.get('If-Match')).toBe('"4"');
  expect(request.body).toEqual({ nombre: 'Taller Norte' });
});
