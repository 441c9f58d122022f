import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Negocio, Usuario } from '@citas/protocol';
import { fireEvent, render, screen, within } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { HorarioDelNegocioComponent } from './horario-del-negocio.component.ts';

const ana: Usuario = { id: 'ana', nombre: 'Ana', rol: 'admin', negocio_id: 'a' };
const taller: Negocio = {
  id: 'a',
  version: 1,
  nombre: 'Taller',
  zonaHoraria: 'America/Mexico_City',
  locale: 'es-MX',
  palabra: 'cita',
  mensaje: null,
  horario: { '1': [{ desde: '09:00', hasta: '18:00' }] },
};

async function elDelTaller() {
  localStorage.clear();
  const { fixture } = await render(HorarioDelNegocioComponent, {
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
  const campo = (nombre: string) => screen.getByLabelText<HTMLInputElement>(nombre);
  const escribir = async (nombre: string, valor: string) => {
    fireEvent.change(campo(nombre), { target: { value: valor } });
    await fixture.whenStable();
  };
  const guardar = () => {
    fireEvent.click(screen.getByTestId('ajuste-guardar'));
    return servidor.expectOne({ method: 'PATCH', url: '/api/v1/negocio' });
  };
  return { fixture, pagina: fixture.componentInstance, campo, escribir, guardar };
}

test('hours that are half written stay when the negocio is read again, and go out over the version they were begun on', async () => {
  const { fixture, pagina, campo, escribir, guardar } = await elDelTaller();
  const { negocio } = TestBed.inject(NegocioService);
  negocio.set({ ...taller, version: 2, horario: { '1': [{ desde: '08:00', hasta: '18:00' }] } });
  await fixture.whenStable();
  expect(campo('lunes, desde').value).toBe('08:00');
  await escribir('lunes, hasta', '20:30');
  negocio.set({ ...taller, version: 3 });
  await fixture.whenStable();
  expect([campo('lunes, desde').value, campo('lunes, hasta').value]).toEqual(['08:00', '20:30']);
  expect(pagina.hayCambios()).toBe(true);
  const { request } = guardar();
  expect(request.headers.get('If-Match')).toBe('"2"');
  expect(request.body).toEqual({ horario: { '1': [{ desde: '08:00', hasta: '20:30' }] } });
});

test('what somebody else changed first is told, and the next saving passes over it', async () => {
  const { fixture, pagina, campo, escribir, guardar } = await elDelTaller();
  await escribir('lunes, hasta', '20:30');
  const actual = { ...taller, version: 7, nombre: 'Taller Sur' };
  const problema = {
    type: '/problemas/version-antigua',
    title: 'Otra persona lo cambió antes',
    status: 412,
    detail: 'Otra persona lo cambió antes',
    actual,
  };
  guardar().flush(problema, { status: 412, statusText: '' });
  await fixture.whenStable();
  expect(screen.getByRole('alert').textContent).toContain('Otra persona lo cambió antes');
  expect(screen.getByTestId('otra-vez').textContent).toContain('Guarda otra vez');
  expect(campo('lunes, hasta').value).toBe('20:30');
  expect(screen.queryByTestId('suyo')).toBeNull();
  expect(TestBed.inject(NegocioService).negocio()).toEqual(actual);
  const otra = guardar();
  expect(otra.request.headers.get('If-Match')).toBe('"7"');
  otra.flush({ ...actual, version: 8, horario: { '1': [{ desde: '09:00', hasta: '20:30' }] } });
  await fixture.whenStable();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('Guardado')).toBeTruthy();
  expect(pagina.hayCambios()).toBe(false);
});

test('of hours that somebody else changed too, each day that they left otherwise is told beside it', async () => {
  const { fixture, campo, escribir, guardar } = await elDelTaller();
  await escribir('lunes, hasta', '20:30');
  const horario = {
    '1': [
      { desde: '09:00', hasta: '14:00' },
      { desde: '16:00', hasta: '19:00' },
    ],
  };
  const problema = {
    type: '/problemas/version-antigua',
    title: 't',
    status: 412,
    detail: 'd',
    actual: { ...taller, version: 7, horario },
  };
  guardar().flush(problema, { status: 412, statusText: '' });
  await fixture.whenStable();
  expect(campo('lunes, hasta').value).toBe('20:30');
  expect(screen.getAllByTestId('suyo').map(({ textContent }) => textContent?.trim())).toEqual([
    'La otra persona dejó: 09:00–14:00, 16:00–19:00',
  ]);
  expect(guardar().request.headers.get('If-Match')).toBe('"7"');
});

test('a morning that is added after the afternoon is sent before it', async () => {
  const { fixture, escribir, guardar } = await elDelTaller();
  await escribir('lunes, desde', '16:00');
  fireEvent.click(screen.getByRole('button', { name: 'Añadir otro tramo al lunes' }));
  await fixture.whenStable();
  const lunes = within(screen.getByTestId('dia-1'));
  for (const [etiqueta, hora] of [
    ['lunes, desde', '09:00'],
    ['lunes, hasta', '14:00'],
  ] as const) {
    fireEvent.change(lunes.getAllByLabelText(etiqueta).at(-1) as Element, { target: { value: hora } });
    await fixture.whenStable();
  }
  expect(screen.queryByRole('alert')).toBeNull();
  expect(guardar().request.body).toEqual({
    horario: {
      '1': [
        { desde: '09:00', hasta: '14:00' },
        { desde: '16:00', hasta: '18:00' },
      ],
    },
  });
});

test.each(['lunes, desde', 'lunes, hasta'])(
  'an hour that is cleared («%s») is shown again as it is kept once its field is left',
  async (nombre) => {
    const { campo, escribir, guardar } = await elDelTaller();
    const antes = campo(nombre).value;
    await escribir(nombre, '');
    expect(campo(nombre).value).toBe('');
    fireEvent.blur(campo(nombre));
    expect(campo(nombre).value).toBe(antes);
    expect(guardar().request.body).toEqual({ horario: taller.horario });
  },
);
