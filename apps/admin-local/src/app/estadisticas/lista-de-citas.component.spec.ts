import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { ListaDeCitasComponent } from './lista-de-citas.component.ts';

async function abrir() {
  const opciones = unNegocioDePrueba(new ManualClock(0));
  const vista = await render(ListaDeCitasComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([])],
    inputs: { titulo: 'Citas', filtro: { desde: '2026-11-24', hasta: '2026-11-24' } },
  });
  const responder = async (...datos: ReturnType<typeof citaDePrueba>[]) => {
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url === '/api/v1/citas')
      .flush({ datos, siguiente: null });
    await vista.fixture.whenStable();
  };
  return { vista, responder };
}

test('each of the citas behind a figure leads to itself in the agenda', async () => {
  const { responder } = await abrir();
  const cita = citaDePrueba();
  await responder(cita);
  const enlace = screen.getByRole('link', { name: /Ana Pérez/ });
  expect(enlace.getAttribute('href')).toBe(`/agenda?fecha=${cita.fecha}&cita=${cita.id}`);
});
