import { provideRouter } from '@angular/router';
import { fireEvent, render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { RepartoComponent } from './reparto.component.ts';

/** The card of so many services. */
const abrir = (cuantos: number) =>
  render(RepartoComponent, {
    inputs: {
      titulo: 'Por servicio',
      detalle: 'Hoy',
      clase: 'servicio' as const,
      partes: Array.from({ length: cuantos }, (_, n) => {
        const nombre = `Servicio ${String(n + 1)}`;
        return { clave: nombre, nombre, citas: cuantos - n, ancho: 1 };
      }),
    },
    providers: [provideRouter([]), provideTextosDePrueba()],
  });
const filas = () => screen.getAllByRole('link').length;

test('more than fit the card are told of by how many, and are there by a press and away by the next', async () => {
  const { fixture } = await abrir(11);
  const mas = screen.getByTestId('reparto-mas');
  const pulsar = async () => {
    fireEvent.click(mas);
    await fixture.whenStable();
    return [filas(), mas.textContent.trim(), mas.getAttribute('aria-expanded')];
  };
  expect([filas(), mas.textContent.trim()]).toEqual([8, 'y 3 más']);
  expect(await pulsar()).toEqual([11, 'Ver menos', 'true']);
  expect(await pulsar()).toEqual([8, 'y 3 más', 'false']);
});

test('as many as fit are all there is', async () => {
  await abrir(8);
  expect(filas()).toBe(8);
  expect(screen.queryByTestId('reparto-mas')).toBeNull();
});
