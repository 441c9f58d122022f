import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { CitasService } from '../citas/citas.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { AhoraComponent } from './ahora.component.ts';

test('whoever is free gets a new cita by one press, and who is not at work does not', async () => {
  const { providers, configureTestBed } = unNegocioDePrueba(
    new ManualClock(Date.parse('2026-11-24T12:00:00-06:00')),
  );
  await render(AhoraComponent, {
    providers: [...providers, provideRouter([])],
    configureTestBed: (testBed) => {
      configureTestBed(testBed);
      const negocio = testBed.inject(NegocioService);
      const abierto = { '2': [{ desde: '09:00', hasta: '19:00' }] };
      negocio.negocio.update((salon) => salon && { ...salon, horario: abierto });
      negocio.equipo.update(([marta, luis]) => (marta && luis ? [marta, { ...luis, horario: {} }] : []));
    },
  });
  const enlaces = screen
    .getAllByRole('link')
    .map((enlace) => [enlace.getAttribute('aria-label'), enlace.getAttribute('href')]);
  expect(enlaces).toEqual([['Nueva cita con Marta', '/agenda?nueva=1&con=marta']]);
});

test('whoever was taken off the team with a client in the chair is not forgotten', async () => {
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T12:00:00-06:00')));
  const { fixture } = await render(AhoraComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([])],
  });
  TestBed.inject(NegocioService).equipo.update((todos) => todos.map((uno) => ({ ...uno, activo: false })));
  const cita = citaDePrueba({
    profesionalId: 'luis',
    estado: 'confirmada',
    horaInicio: '11:30',
    horaFin: '12:30',
  });
  TestBed.inject(CitasService).verDia(cita.fecha);
  TestBed.inject(HttpTestingController)
    .expectOne(({ url }) => url === '/api/v1/citas')
    .flush({ datos: [cita], siguiente: null, posicion: { epoch: 'e', seq: 0 } });
  await fixture.whenStable();
  const puestos = screen.getAllByTestId('puesto').map(({ textContent }) => textContent);
  expect(puestos).toEqual([expect.stringMatching(/Luis.*Ana Pérez · Corte/s)]);
});
