import { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { filter, firstValueFrom } from 'rxjs';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { BuscadorComponent } from './buscador.component.ts';

@Component({ template: '' })
class PaginaComponent {}

const cliente = (id: string, nombre: string) => ({
  id,
  nombre,
  telefono: null,
  email: null,
  notas: null,
  version: 1,
  visitas: 0,
  noAsistencias: 0,
  ultimaVisita: null,
  proximaCita: null,
});
const ana = cliente('ana', 'Ana');

async function abrir() {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const vista = await render(BuscadorComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([{ path: '**', component: PaginaComponent }])],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const campo = screen.getByTestId('search-field');
  const pulsar = async (key: string) => {
    fireEvent.keyDown(campo, { key });
    await vista.fixture.whenStable();
  };
  /** What is asked once the writer pauses. */
  const escribir = async (texto: string) => {
    fireEvent.input(campo, { target: { value: texto } });
    clock.advance(200);
    await vista.fixture.whenStable();
    const una = servidor.expectOne(({ url }) => url === '/api/v1/clientes');
    return async (...datos: object[]) => {
      una.flush({ datos, siguiente: null });
      await vista.fixture.whenStable();
    };
  };
  return { pulsar, escribir };
}

const navegada = () =>
  firstValueFrom(TestBed.inject(Router).events.pipe(filter((evento) => evento instanceof NavigationEnd)));
const elegida = () => screen.queryByRole('option', { selected: true })?.textContent;
const dicho = () => screen.getByRole('status').textContent.trim();

test('Enter opens nobody who was found for the letters before', async () => {
  const { pulsar, escribir } = await abrir();
  const responderAna = await escribir('ana');
  await responderAna(ana);
  expect(elegida()).toContain('Ana');
  const responder = await escribir('eva');
  expect(elegida()).toBeUndefined();
  await pulsar('Enter');
  expect(screen.queryByRole('heading', { name: 'Ana' })).toBeNull();
  await responder(cliente('eva', 'Eva'));
  await pulsar('Enter');
  expect(screen.getByRole('heading', { name: 'Eva' })).toBeTruthy();
});

test('a page is chosen while the clients are still looked for, and stays chosen when they come', async () => {
  const { pulsar, escribir } = await abrir();
  const responder = await escribir('cli');
  await pulsar('ArrowDown');
  expect(elegida()).toContain('Clientes');
  await responder(cliente('clio', 'Clío'));
  expect(elegida()).toContain('Clientes');
  const llegada = navegada();
  await pulsar('Enter');
  expect(await llegada).toMatchObject({ url: '/clientes' });
});

test.each(['Enter', 'a press'])('%s opens the next cita of whoever has one', async (como) => {
  const { pulsar, escribir } = await abrir();
  const responder = await escribir('ana');
  await responder({ ...ana, proximaCita: { id: 'c1', fecha: '2026-11-25', horaInicio: '10:00' } });
  const llegada = navegada();
  if (como === 'Enter') await pulsar('Enter');
  else {
    screen.getByRole('option', { name: /Ana/ }).click();
    (await screen.findByText('Ver su próxima cita en la agenda')).click();
  }
  expect(await llegada).toMatchObject({ url: '/agenda?fecha=2026-11-25&cita=c1' });
});

test('how many were found is told in the singular when it is one', async () => {
  const { escribir } = await abrir();
  const responderAna = await escribir('ana');
  await responderAna(ana);
  expect(dicho()).toBe('1 resultado');
  const responder = await escribir('eva');
  await responder(cliente('e1', 'Eva'), cliente('e2', 'Eva'));
  expect(dicho()).toBe('2 resultados');
});
