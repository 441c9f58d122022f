import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { Rango } from '@citas/domain';
import type { Informe } from '@citas/protocol';
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

async function unMapa() {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const { fixture, rerender } = await render(MapaDeOcupacionComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([]), TituloDeLista],
    inputs: { rango: { desde: fecha, hasta: fecha }, informe: informeDePrueba() },
  });
  const servidor = TestBed.inject(HttpTestingController);
  return {
    clock,
    pregunta: () => servidor.expectOne(({ url }) => url === '/api/v1/estadisticas/ocupacion'),
    celda: () => screen.queryByTestId('celda-del-mapa')?.textContent.trim(),
    asentar: () => fixture.whenStable(),
    cambiar: async (inputs: { informe?: Informe | undefined; rango?: Rango }) => {
      await rerender({ inputs, partialUpdate: true });
      await fixture.whenStable();
    },
  };
}

test('a map that cannot be read again stays, says why, and is read again by itself', async () => {
  const { clock, pregunta, celda, asentar, cambiar } = await unMapa();
  pregunta().flush(ocupada(40));
  await asentar();
  expect(celda()).toBe('40%');

  await cambiar({ informe: informeDePrueba() });
  pregunta().flush({}, { status: 503, statusText: '' });
  await asentar();
  expect(celda()).toBe('40%');
  expect(screen.getByRole('alert')).toBeDefined();

  clock.advance(OTRA_VEZ_MS);
  pregunta().flush(ocupada(60));
  await asentar();
  expect(celda()).toBe('60%');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('under the title of other days no days of before are shown, though their report does not come', async () => {
  const { pregunta, celda, asentar, cambiar } = await unMapa();
  pregunta().flush(ocupada(40));
  await asentar();
  const ayer = '2026-11-23';
  await cambiar({ rango: { desde: ayer, hasta: ayer }, informe: undefined });
  // A day of the same week.
  expect(celda()).toBe('40%');
  await cambiar({ rango: { desde: '2026-11-01', hasta: '2026-11-15' } });
  expect(celda()).toBeUndefined();
  await cambiar({ informe: informeDePrueba() });
  pregunta().flush(ocupada(60));
  await asentar();
  expect(celda()).toBe('60%');
});
