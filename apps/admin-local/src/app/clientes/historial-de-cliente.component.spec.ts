import { HttpErrorResponse } from '@angular/common/http';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { HistorialDeClienteComponent } from './historial-de-cliente.component.ts';

const providers = [provideRouter([]), provideTextosDePrueba()];

test('a visit leads to itself in the agenda', async () => {
  const cita = citaDePrueba();
  await render(HistorialDeClienteComponent, { inputs: { citas: [cita] }, providers });
  expect(screen.getByTestId('client-visit').getAttribute('href')).toBe(
    `/agenda?fecha=${cita.fecha}&cita=${cita.id}`,
  );
});

test('visits that could not be had are told below those that are there, and can be asked for again', async () => {
  const pedidas: string[] = [];
  const on = { mas: () => pedidas.push('más') };
  const { rerender } = await render(HistorialDeClienteComponent, {
    inputs: { citas: [citaDePrueba()], hayMas: true, error: new HttpErrorResponse({ status: 502 }) },
    on,
    providers,
  });
  expect(screen.getAllByTestId('client-visit')).toHaveLength(1);
  screen.getByRole('button', { name: 'Reintentar' }).click();
  expect(pedidas).toHaveLength(1);
  expect(screen.getByRole('alert')).toBeDefined();
  await rerender({ inputs: { error: undefined }, on, partialUpdate: true });
  expect(screen.queryByRole('alert')).toBeNull();
  screen.getByTestId('visits-more').click();
  expect(pedidas).toHaveLength(2);
});
