import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { Profesional } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { luis, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { ProfesionalComponent } from './profesional.component.ts';

/** Noon in Mexico City. */
const AHORA = Date.parse('2026-11-24T18:00:00Z');

async function abrir(profesional: Profesional = luis) {
  const { providers, configureTestBed } = unNegocioDePrueba(new ManualClock(AHORA));
  const { fixture } = await render(ProfesionalComponent, {
    inputs: { profesional },
    providers: [...providers, provideRouter([])],
    configureTestBed,
  });
  const servidor = TestBed.inject(HttpTestingController);
  const dejaDeAtender = async () => {
    fireEvent.click(screen.getByLabelText('Atiende ahora'));
    await fixture.whenStable();
    return servidor.expectOne(({ url }) => url === '/api/v1/citas');
  };
  return { fixture, servidor, dejaDeAtender };
}

test('who is to work there no more and has open citas to come: how many, and where they are', async () => {
  const { fixture, dejaDeAtender } = await abrir();
  expect(screen.queryByText(/por venir/)).toBeNull();
  const lectura = await dejaDeAtender();
  expect(lectura.request.params.toString()).toBe(
    'profesionalId=luis&desde=2026-11-24&estado=pendiente&estado=confirmada&limit=200',
  );
  const pasada = { fecha: '2026-11-24', horaFin: '11:00' };
  lectura.flush({ datos: [pasada, { fecha: '2026-11-26' }, { fecha: '2026-12-01' }], siguiente: null });
  await fixture.whenStable();
  expect(
    screen.getByText(/Tiene 2 citas por venir: siguen en su agenda hasta que las muevas\./),
  ).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Ver su agenda' }).getAttribute('href')).toBe(
    '/agenda?profesional=luis&fecha=2026-11-26',
  );
  fireEvent.click(screen.getByLabelText('Atiende ahora'));
  await fixture.whenStable();
  expect(screen.queryByText(/por venir/)).toBeNull();
});

test.each([
  ['there are none', { datos: [], siguiente: null }, undefined],
  ['they cannot be read', null, { status: 503, statusText: '' }],
])('where %s nothing is said of them', async (_que, cuerpo, estado) => {
  const { fixture, dejaDeAtender } = await abrir();
  (await dejaDeAtender()).flush(cuerpo, estado);
  await fixture.whenStable();
  expect([screen.queryByText(/por venir/), screen.queryByRole('link')]).toEqual([null, null]);
});

test('hours of their own that were written in another order are sent in theirs', async () => {
  const tarde = { desde: '16:00', hasta: '20:00' };
  const { fixture, servidor } = await abrir({ ...luis, horario: { '1': [tarde] } });
  fireEvent.click(screen.getByRole('button', { name: 'Añadir otro tramo al lunes' }));
  await fixture.whenStable();
  for (const [etiqueta, value] of [
    ['lunes, desde', '09:00'],
    ['lunes, hasta', '14:00'],
  ] as const) {
    fireEvent.change(screen.getAllByLabelText(etiqueta).at(-1) as Element, { target: { value } });
    await fixture.whenStable();
  }
  fireEvent.click(screen.getByTestId('ajuste-guardar'));
  const { request } = servidor.expectOne({ method: 'PATCH', url: '/api/v1/profesionales/luis' });
  expect(request.body).toMatchObject({ horario: { '1': [{ desde: '09:00', hasta: '14:00' }, tarde] } });
});
