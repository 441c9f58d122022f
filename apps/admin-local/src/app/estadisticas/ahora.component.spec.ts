import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { render, screen } from '@testing-library/angular';
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
