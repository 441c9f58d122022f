import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { CampoClienteComponent } from './campo-cliente.component.ts';
import { NADIE } from './cliente-escrito.ts';

const cliente = (id: string) => ({
  id,
  nombre: 'Ana',
  telefono: null,
  email: null,
  notas: null,
  version: 1,
  visitas: 0,
  noAsistencias: 0,
  ultimaVisita: null,
  proximaCita: null,
});

test.each([
  [[cliente('1')], '1 cliente encontrado.'],
  [[cliente('1'), cliente('2')], '2 clientes encontrados.'],
])('how many were found is told in the singular when it is one: %#', async (datos, dicho) => {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const vista = await render(CampoClienteComponent, {
    inputs: { cliente: NADIE },
    ...unNegocioDePrueba(clock),
  });
  fireEvent.input(screen.getByTestId('form-cliente'), { target: { value: 'ana' } });
  clock.advance(200);
  TestBed.inject(HttpTestingController)
    .expectOne(({ url }) => url === '/api/v1/clientes')
    .flush({ datos, siguiente: null });
  await vista.fixture.whenStable();
  expect(screen.getByRole('status').textContent).toContain(dicho);
});
