import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { firstValueFrom, Subject } from 'rxjs';
import { problemaDe } from '../http/problema.ts';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { AccionesDelPanelComponent } from './acciones-del-panel.component.ts';
import { Pausa } from './pausa.ts';

/** Asks for an export; answers it as the API, or a proxy before it, does. */
async function abrir() {
  const fallos: unknown[] = [];
  const dicho = new Subject<unknown>();
  const { fixture } = await render(AccionesDelPanelComponent, {
    inputs: { pausa: new Pausa(), rango: { desde: '2026-11-24', hasta: '2026-11-24' }, admin: true },
    on: {
      fallo: (fallo: unknown) => {
        fallos.push(fallo);
        dicho.next(fallo);
      },
    },
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
  const falla = async (cuerpo: Blob, status: number) => {
    const peticion = await exportar();
    const siguiente = firstValueFrom(dicho);
    peticion.flush(cuerpo, { status, statusText: '' });
    return siguiente;
  };
  return { fallos, exportar, falla };
}

test('what an export failed by is told until the next one is begun', async () => {
  const { fallos, exportar, falla } = await abrir();
  await falla(new Blob(), 502);
  expect(fallos.at(-1)).toMatchObject({ status: 502 });
  await exportar();
  expect(fallos.at(-1)).toBeUndefined();
});

test('why an export is refused is told in the words of the API, which come in a file like what was asked for', async () => {
  const { falla } = await abrir();
  const detail = 'Son demasiados días: como mucho un año.';
  const problema = { type: '/problemas/datos-no-validos', title: 't', status: 422, detail };
  const fallo = await falla(new Blob([JSON.stringify(problema)], { type: 'application/problem+json' }), 422);
  expect(fallo).toMatchObject({ status: 422, url: expect.stringContaining('/api/v1/citas.csv') });
  expect(problemaDe(fallo)).toEqual(problema);
});
