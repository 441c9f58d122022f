import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { SIN_CITAS } from '@citas/domain';
import { render, screen, within } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { GraficosComponent } from './graficos.component.ts';
import { informeDePrueba } from './informe-de-prueba.ts';
import { TituloDeLista } from './titulo-de-lista.ts';

const HOY = '2026-11-24';
const VIERNES = '2026-11-20';
const aLasDiez = (confirmada: number) => ({
  ...informeDePrueba().series,
  porHora: { '10': { ...SIN_CITAS, confirmada } },
});
const informe = (confirmada: number) => ({ ...informeDePrueba(), series: aLasDiez(confirmada) });

test('beside the hours of a day stands the mean of its own weekday, or none until that is known', async () => {
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse(`${HOY}T12:00:00-06:00`)));
  const { fixture, rerender } = await render(GraficosComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([]), TituloDeLista],
    inputs: {
      rango: { desde: VIERNES, hasta: VIERNES },
      esHoy: false,
      informe: informe(3),
      series: aLasDiez(1),
      porDia: [],
    },
  });
  const servidor = TestBed.inject(HttpTestingController);
  const responder = async (confirmada: number) => {
    const preguntas = servidor.match(({ url }) => url === '/api/v1/estadisticas');
    expect(preguntas).toHaveLength(4);
    for (const pregunta of preguntas) pregunta.flush(informe(confirmada));
    await fixture.whenStable();
  };
  const cambiar = async (inputs: object) => {
    await rerender({ inputs, partialUpdate: true });
    await fixture.whenStable();
  };
  const porHora = within(screen.getByTestId('por-hora'));
  porHora.getByRole('button').click();
  const numeros = () => porHora.getAllByRole('cell').map(({ textContent }) => textContent);
  await responder(8);
  expect(numeros()).toEqual(['3', '8']);

  await cambiar({ rango: { desde: HOY, hasta: HOY }, esHoy: true, informe: undefined });
  expect(numeros()).toEqual(['1', '—']);
  await cambiar({ informe: informe(1) });
  await responder(5);
  expect(numeros()).toEqual(['1', '5']);
});
