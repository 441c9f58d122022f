import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { render, screen, within } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { CitasService } from '../citas/citas.service.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { ProximasCitasComponent } from './proximas-citas.component.ts';

test('who comes next is opened in the agenda by a press', async () => {
  const cita = citaDePrueba();
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T09:00:00-06:00')));
  const { fixture } = await render(ProximasCitasComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([])],
  });
  TestBed.inject(CitasService).verDia(cita.fecha);
  TestBed.inject(HttpTestingController)
    .expectOne(({ url }) => url === '/api/v1/citas')
    .flush({ datos: [cita], siguiente: null, posicion: { epoch: 'e', seq: 0 } });
  await fixture.whenStable();
  const fila = screen.getByTestId('proxima');
  expect(within(fila).getByRole('link').getAttribute('href')).toBe(
    `/agenda?fecha=${cita.fecha}&cita=${cita.id}`,
  );
});
