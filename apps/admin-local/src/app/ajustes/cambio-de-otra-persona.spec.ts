import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { EquipoComponent } from './equipo.component.ts';
import { ServiciosComponent } from './servicios.component.ts';
import { UsuariosComponent } from './usuarios.component.ts';

const uno = { id: 'u', nombre: 'Antes', activo: true, color: '#aa0000', version: 1 };
const servicio = { ...uno, duracionMinutos: 30, margenMinutos: 0, precio: null };
const profesional = { ...uno, horario: null };
const usuario = { ...uno, email: 'u@a.mx', rol: 'recepcion', profesionalId: null };

const SECCIONES = [
  ['servicios', ServiciosComponent, servicio],
  ['profesionales', EquipoComponent, profesional],
  ['usuarios', UsuariosComponent, usuario],
] as const;

async function abrir(seccion: Type<unknown>, recurso: string, fila: object) {
  const { fixture } = await render(seccion, {
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTextosDePrueba(),
      provideAvisosDePrueba(),
      { provide: ConexionService, useValue: { cortada: () => false } },
    ],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const leida = async (datos: object) => {
    servidor
      .expectOne(({ method, url }) => method === 'GET' && url === `/api/v1/${recurso}`)
      .flush({ datos: [datos] });
    await fixture.whenStable();
  };
  await leida(fila);
  const abre = (nombre: RegExp) => fireEvent.click(screen.getByRole('button', { name: nombre }));
  const guardar = () => {
    fireEvent.click(screen.getByTestId('ajuste-guardar'));
    return servidor.expectOne({ method: 'PATCH', url: `/api/v1/${recurso}/u` });
  };
  const cierra = () => fireEvent.click(screen.getByRole('button', { name: 'Cerrar' }));
  return { fixture, servidor, leida, abre, guardar, cierra };
}

test.each(SECCIONES)(
  'of the %s one that somebody else changed first can be saved once it was closed and opened again',
  async (recurso, seccion, fila) => {
    const { fixture, leida, abre, guardar, cierra } = await abrir(seccion, recurso, fila);
    abre(/Antes/);
    await fixture.whenStable();
    const actual = { ...fila, nombre: 'Ahora', version: 2 };
    const problema = { type: '/problemas/version-antigua', title: 't', status: 412, detail: 'd', actual };
    guardar().flush(problema, { status: 412, statusText: '' });
    cierra();
    await leida(actual);
    abre(/Ahora/);
    await fixture.whenStable();
    expect(screen.getByLabelText<HTMLInputElement>('Nombre').value).toBe('Ahora');
    expect(guardar().request.headers.get('If-Match')).toBe('"2"');
  },
);

test.each(SECCIONES)(
  'of the %s one that is left open shows what is there now, what was left in a field written here too, and passes over it',
  async (recurso, seccion, fila) => {
    const { fixture, abre, guardar } = await abrir(seccion, recurso, fila);
    abre(/Antes/);
    await fixture.whenStable();
    const nombre = screen.getByLabelText<HTMLInputElement>('Nombre');
    fireEvent.input(nombre, { target: { value: 'Lo mío' } });
    const actual = { ...fila, nombre: 'Lo suyo', activo: false, version: 2 };
    const problema = { type: '/problemas/version-antigua', title: 't', status: 412, detail: 'd', actual };
    guardar().flush(problema, { status: 412, statusText: '' });
    await fixture.whenStable();
    expect(nombre.value).toBe('Lo mío');
    expect(screen.getAllByTestId('suyo').map(({ textContent }) => textContent?.trim())).toEqual([
      'La otra persona dejó: Lo suyo',
    ]);
    const { request } = guardar();
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({ nombre: 'Lo mío', activo: false });
  },
);

test.each(SECCIONES)(
  'of the %s one that is refused when its form is closed by then is told',
  async (recurso, seccion, fila) => {
    const { fixture, leida, abre, guardar, cierra } = await abrir(seccion, recurso, fila);
    abre(/Antes/);
    await fixture.whenStable();
    const pedido = guardar();
    cierra();
    await leida(fila);
    pedido.error(new ProgressEvent('error'));
    expect(avisosDichos()).toEqual([
      ['No se ha guardado · Antes', 'No hemos podido hablar con el servidor.'],
    ]);
  },
);

test.each(SECCIONES)(
  'of the %s one that is saved when its form is closed by then is in the list as it is now',
  async (recurso, seccion, fila) => {
    const { fixture, servidor, leida, abre, guardar, cierra } = await abrir(seccion, recurso, fila);
    abre(/Antes/);
    await fixture.whenStable();
    const pedido = guardar();
    cierra();
    await leida(fila);
    const actual = { ...fila, nombre: 'Ahora', version: 2 };
    pedido.flush(actual);
    const lecturas = servidor.match(({ method, url }) => method === 'GET' && url === `/api/v1/${recurso}`);
    for (const lectura of lecturas) lectura.flush({ datos: [actual] });
    await fixture.whenStable();
    expect(screen.getByRole('button', { name: /Ahora/ })).toBeTruthy();
    expect(avisosDichos()).toEqual([]);
  },
);
