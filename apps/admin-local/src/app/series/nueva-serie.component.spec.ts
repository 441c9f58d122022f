import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
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
