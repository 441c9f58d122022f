import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Bloqueo } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { CapaSuperior } from '../ui/capa-superior.service.ts';
import { BloqueoQuitadoComponent } from './bloqueo-quitado.component.ts';
import { CambiosDeBloqueo } from './cambios-de-bloqueo.service.ts';

const comida: Bloqueo = {
  id: '0193a000-0000-7000-8000-0000000000b1',
  profesionalId: null,
  desde: '2026-11-25',
  hasta: '2026-11-25',
  horaInicio: '13:00',
  horaFin: '14:00',
  motivo: 'Comida',
  version: 1,
};
const error = () => screen.queryByTestId('bloqueo-sin-deshacer');

/** It was removed, and is asked for again. */
async function deshaciendo() {
  const opciones = unNegocioDePrueba(new ManualClock(0));
  const { fixture } = await render(BloqueoQuitadoComponent, {
    ...opciones,
    providers: [...opciones.providers, provideAvisosDePrueba()],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const cambios = TestBed.inject(CambiosDeBloqueo);
  cambios.quitar(comida).subscribe();
  servidor.expectOne({ method: 'DELETE' }).flush(null);
  await fixture.whenStable();
  fireEvent.click(screen.getByTestId('bloqueo-deshacer'));
  const pedido = servidor.expectOne({ method: 'POST' });
  const fallar = async () => {
    pedido.flush(null, { status: 502, statusText: '' });
    await fixture.whenStable();
  };
  return { fixture, servidor, cambios, fallar };
}

describe('a block that could not be had back is told of', () => {
  test('above the dialog that is open', async () => {
    const { fallar } = await deshaciendo();
    const dialogo = document.body.appendChild(document.createElement('div'));
    TestBed.inject(CapaSuperior).abierto(dialogo);
    await fallar();
    expect(error()?.textContent).toContain('No hemos podido hablar con el servidor.');
    expect(dialogo.contains(error())).toBe(true);
    dialogo.remove();
  });

  test('in a toast when the page has been left', async () => {
    const { fixture, fallar } = await deshaciendo();
    fixture.destroy();
    await fallar();
    expect(avisosDichos()).toEqual([
      ['No se ha guardado · Comida · 13:00–14:00', 'No hemos podido hablar con el servidor.'],
    ]);
  });

  test('until somebody has read it', async () => {
    const { fixture, fallar } = await deshaciendo();
    await fallar();
    fireEvent.click(screen.getByRole('button', { name: 'Cerrar' }));
    await fixture.whenStable();
    expect(error()).toBeNull();
  });

  test('until a block is made after it', async () => {
    const { fixture, servidor, cambios, fallar } = await deshaciendo();
    await fallar();
    expect(error()).not.toBeNull();
    cambios.guardar(comida).subscribe();
    servidor.expectOne({ method: 'POST' }).flush({ ...comida, citasAfectadas: 0 });
    await fixture.whenStable();
    expect(error()).toBeNull();
  });

  test('not once the days are left', async () => {
    const { fixture, cambios, fallar } = await deshaciendo();
    await fallar();
    cambios.olvidarError();
    await fixture.whenStable();
    expect(error()).toBeNull();
  });
});
