import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { AccionesDelPanelComponent } from './acciones-del-panel.component.ts';
import { Pausa } from './pausa.ts';

test('what an export failed by is told until the next one is begun', async () => {
  const fallos: unknown[] = [];
  const { fixture } = await render(AccionesDelPanelComponent, {
    inputs: { pausa: new Pausa(), rango: { desde: '2026-11-24', hasta: '2026-11-24' }, admin: true },
    on: { fallo: (fallo: unknown) => fallos.push(fallo) },
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      provideTextosDePrueba(),
      { provide: ConexionService, useValue: { cortada: signal(false) } },
    ],
  });
  const exportar = async () => {
    await fixture.whenStable();
    screen.getByTestId('exportar').click();
    return TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/v1/citas.csv');
  };
  (await exportar()).flush(new Blob(), { status: 502, statusText: '' });
  expect(fallos.at(-1)).toMatchObject({ status: 502 });
  await exportar();
  expect(fallos.at(-1)).toBeUndefined();
});
