import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { render, screen } from '@testing-library/angular';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { informeDePrueba } from './informe-de-prueba.ts';
import { MapaDeOcupacionComponent } from './mapa-de-ocupacion.component.ts';
import { TituloDeLista } from './titulo-de-lista.ts';

const fecha = '2026-11-24';
const ocupada = (minutosOcupados: number) => ({
  profesionales: [
    {
      id: 'marta',
      nombre: 'Marta',
      porDia: {
        [fecha]: { minutosOcupados, minutosDisponibles: 100, tasa: minutosOcupados / 100 },
      },
    },
  ],
});

test('a map that cannot be read again stays, says why, and is read again by itself', async () => {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const { fixture, rerender } = await render(MapaDeOcupacionComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([]), TituloDeLista],
    inputs: { rango: { desde: fecha, hasta: fecha }, informe: informeDePrueba() },
  });
  const servidor = TestBed.inject(HttpTestingController);
  const pregunta = () => servidor.expectOne(({ url }) => url === '/api/v1/estadisticas/ocupacion');
  const celda = () => screen.getByTestId('celda-del-mapa').textContent.trim();
  pregunta().flush(ocupada(40));
  await fixture.whenStable();
  expect(celda()).toBe('40%');

  await rerender({ inputs: { informe: informeDePrueba() }, partialUpdate: true });
  await fixture.whenStable();
  pregunta().flush({}, { status: 503, statusText: '' });
  await fixture.whenStable();
  expect(celda()).toBe('40%');
  expect(screen.getByRole('alert')).toBeDefined();

  clock.advance(OTRA_VEZ_MS);
  pregunta().flush(ocupada(60));
  await fixture.whenStable();
  expect(celda()).toBe('60%');
  expect(screen.queryByRole('alert')).toBeNull();
});
