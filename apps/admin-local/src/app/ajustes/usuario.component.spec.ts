import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { UsuarioGestionado } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { UsuarioComponent } from './usuario.component.ts';

const RUTA = '/api/v1/usuarios';
const FALTA = 'Elige quién es: sin eso su agenda estaría vacía.';
const rita: UsuarioGestionado = {
  id: 'rita',
  email: 'rita@aurora.demo',
  nombre: 'Rita',
  rol: 'profesional',
  activo: true,
  profesionalId: null,
  version: 1,
};

async function abrir(usuario?: UsuarioGestionado) {
  const { fixture } = await render(UsuarioComponent, {
    inputs: usuario ? { usuario } : {},
    ...unNegocioDePrueba(new ManualClock(0)),
  });
  const servidor = TestBed.inject(HttpTestingController);
  const elegir = async (campo: string, valor: string) => {
    fireEvent.change(screen.getByLabelText(campo), { target: { value: valor } });
    await fixture.whenStable();
  };
  const guardar = async () => {
    fireEvent.click(screen.getByTestId('ajuste-guardar'));
    await fixture.whenStable();
  };
  const quien = () => screen.getByLabelText('Quién del equipo es');
  return { fixture, servidor, elegir, guardar, quien };
}

test('who is to see an agenda of their own is saved only once it is said whose', async () => {
  const { servidor, elegir, guardar, quien } = await abrir();
  await elegir('Función', 'profesional');
  expect(screen.queryByText(FALTA)).toBeNull();
  await guardar();
  servidor.expectNone(RUTA);
  expect(screen.getByRole('alert').textContent).toBe(FALTA);
  expect(quien().getAttribute('aria-invalid')).toBe('true');
  expect(quien().getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
  await elegir('Quién del equipo es', 'luis');
  expect([screen.queryByRole('alert'), quien().getAttribute('aria-invalid')]).toEqual([null, null]);
  await guardar();
  const { request } = servidor.expectOne({ method: 'POST', url: RUTA });
  expect(request.body).toMatchObject({ rol: 'profesional', profesionalId: 'luis' });
});

test('who may not log in, or sees the agenda of the team, need not be anybody of it', async () => {
  const { fixture, servidor, elegir, guardar } = await abrir(rita);
  await guardar();
  expect(screen.getByText(FALTA)).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Puede entrar'));
  await fixture.whenStable();
  expect(screen.queryByText(FALTA)).toBeNull();
  await guardar();
  const sinAcceso = servidor.expectOne({ method: 'PATCH', url: `${RUTA}/rita` });
  expect(sinAcceso.request.body).toMatchObject({ activo: false, profesionalId: null });
  sinAcceso.flush({}, { status: 503, statusText: '' });
  await fixture.whenStable();
  fireEvent.click(screen.getByLabelText('Puede entrar'));
  await elegir('Función', 'recepcion');
  await guardar();
  const recepcion = servidor.expectOne({ method: 'PATCH', url: `${RUTA}/rita` });
  expect(recepcion.request.body).toMatchObject({ rol: 'recepcion', activo: true, profesionalId: null });
});
