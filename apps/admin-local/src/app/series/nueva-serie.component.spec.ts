import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { NuevaSerieComponent } from './nueva-serie.component.ts';

test("the first day that was chosen stays over the negocio's midnight", async () => {
  const clock = new ManualClock(Date.parse('2026-11-24T23:59:00-06:00'));
  const vista = await render(NuevaSerieComponent, {
    inputs: { dia: '2026-11-24' },
    ...unNegocioDePrueba(clock),
  });
  const desde = screen.getByTestId<HTMLInputElement>('serie-desde');
  fireEvent.change(desde, { target: { value: '2026-12-03' } });
  clock.advance(60_000);
  // The agenda that shows today moves on too.
  await vista.rerender({ inputs: { dia: '2026-11-25' }, partialUpdate: true });
  expect(desde.min).toBe('2026-11-25');
  expect(desde.value).toBe('2026-12-03');
});

test('where no service is offered it says so, with the way to add one, and asks for none', async () => {
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T08:00:00-06:00')));
  const vista = await render(NuevaSerieComponent, {
    inputs: { dia: '2026-11-24' },
    ...opciones,
    providers: [...opciones.providers, provideRouter([])],
  });
  expect(screen.queryByTestId('sin-servicios')).toBeNull();
  TestBed.inject(NegocioService).catalogo.set([]);
  await vista.fixture.whenStable();
  expect(screen.getByTestId('sin-servicios').textContent).toContain('No hay servicios que ofrecer.');
  expect(screen.getByText('Añadir un servicio').getAttribute('href')).toBe('/ajustes/servicios');
  expect(screen.getByText('Elige un servicio y verás cada fecha.').closest('[hidden]')).not.toBeNull();
});
