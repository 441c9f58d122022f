import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Pantalla } from '@citas/protocol';
import { fireEvent, render, screen, within } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { PantallasComponent } from './pantallas.component.ts';

const RUTA = '/api/v1/tv';
const pantalla = (id: string, nombre: string): Pantalla => ({ id, nombre, emparejadaEn: '', usadaEn: null });
const entrada = pantalla('entrada', 'Entrada');
const sala = pantalla('sala', 'Sala');

async function lasDelSalon() {
  const { fixture } = await render(PantallasComponent, unNegocioDePrueba(new ManualClock(0)));
  const servidor = TestBed.inject(HttpTestingController);
  const llegan = async (...datos: readonly Pantalla[]) => {
    servidor.expectOne({ method: 'GET', url: RUTA }).flush({ datos });
    await fixture.whenStable();
  };
  const pulsar = async (elemento: HTMLElement) => {
    fireEvent.click(elemento);
    await fixture.whenStable();
  };
  const preguntar = (nombre: string) => pulsar(screen.getByRole('button', { name: `Quitar: ${nombre}` }));
  const pregunta = () => within(screen.getByRole('dialog'));
  const quitar = async (id: string) => {
    await pulsar(pregunta().getByTestId('ajuste-guardar'));
    return servidor.expectOne({ method: 'DELETE', url: `${RUTA}/${id}` });
  };
  const cerrar = () => pulsar(pregunta().getByRole('button', { name: 'Cerrar' }));
  await llegan(entrada, sala);
  return { fixture, llegan, preguntar, pregunta, quitar, cerrar };
}

const nombres = () =>
  screen.getAllByTestId('pantalla').map((fila) => /Entrada|Sala/.exec(fila.textContent)?.[0]);

test('a screen that somebody else has removed meanwhile just goes', async () => {
  const { fixture, llegan, preguntar, quitar } = await lasDelSalon();
  await preguntar('Entrada');
  const yaNo = { type: '/problemas/no-encontrado', title: 't', status: 404, detail: 'd' };
  (await quitar('entrada')).flush(yaNo, { status: 404, statusText: '' });
  await fixture.whenStable();
  expect([screen.queryByRole('dialog'), screen.queryByRole('alert')]).toEqual([null, null]);
  await llegan(sala);
  expect(nombres()).toEqual(['Sala']);
});

test('one that could not be removed says why in its own question, not in that of the next', async () => {
  const { fixture, preguntar, pregunta, quitar, cerrar } = await lasDelSalon();
  await preguntar('Entrada');
  (await quitar('entrada')).flush(null, { status: 503, statusText: '' });
  await fixture.whenStable();
  expect(pregunta().getByRole('alert')).toBeTruthy();
  await cerrar();
  await preguntar('Sala');
  expect(pregunta().getByText('Quitar «Sala»')).toBeTruthy();
  expect(pregunta().queryByRole('alert')).toBeNull();
});

test('one whose question was closed too early goes, and the question of the next stays', async () => {
  const { fixture, llegan, preguntar, pregunta, quitar, cerrar } = await lasDelSalon();
  await preguntar('Entrada');
  const pedida = await quitar('entrada');
  await cerrar();
  await preguntar('Sala');
  pedida.flush(null, { status: 204, statusText: 'No Content' });
  await fixture.whenStable();
  await llegan(sala);
  expect(nombres()).toEqual(['Sala']);
  expect(pregunta().getByText('Quitar «Sala»')).toBeTruthy();
  (await quitar('sala')).flush(null, { status: 204, statusText: 'No Content' });
  await fixture.whenStable();
  expect(screen.queryByRole('dialog')).toBeNull();
});
