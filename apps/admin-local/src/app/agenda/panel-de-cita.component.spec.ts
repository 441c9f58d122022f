import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { Cita } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { PanelDeCitaComponent } from './panel-de-cita.component.ts';

const cita = citaDePrueba({ clienteId: 'ana', cliente: 'Ana' });
const ana = {
  id: 'ana',
  nombre: 'Ana',
  telefono: '+525533070268',
  email: null,
  notas: 'Alergia al amoniaco',
  version: 1,
  visitas: 3,
  noAsistencias: 0,
  ultimaVisita: null,
  proximaCita: null,
};
const caido = { status: 503, statusText: '' };

/** The panel of Ana's cita, and what it reads: who she is, and what was done with the cita. */
async function abrir() {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const vista = await render(PanelDeCitaComponent, {
    inputs: { cita, momento: { fecha: cita.fecha, hora: '08:00' } },
    ...opciones,
    providers: [...opciones.providers, provideRouter([])],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const una = (url: string) => servidor.expectOne(url);
  return {
    clock,
    cliente: () => una('/api/v1/clientes/ana'),
    historial: (de: Cita = cita) => una(`/api/v1/citas/${de.id}/historial`),
    estable: () => vista.fixture.whenStable(),
    mostrar: async (otra: Cita) => {
      vista.fixture.componentRef.setInput('cita', otra);
      await vista.fixture.whenStable();
    },
  };
}
const notas = () => screen.queryByText('Alergia al amoniaco');
const creada = {
  datos: [
    {
      seq: 1,
      tipo: 'cita_created',
      cambios: null,
      por: { id: 'u1', nombre: 'Pat' },
      timestamp: '2026-11-23T17:00:00.000Z',
    },
  ],
};

test('a client who could not be read is said to be missing, once, and read again with one press', async () => {
  const { cliente, historial, estable } = await abrir();
  cliente().error(new ProgressEvent('error'));
  historial().error(new ProgressEvent('error'));
  await estable();
  expect(screen.getByRole('alert').textContent).toContain('No hemos podido cargar a este cliente');
  expect(document.querySelector('.skeleton')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Reintentar' }));
  cliente().flush(ana);
  historial().flush({ datos: [] });
  await estable();
  expect(notas()).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a client who could not be read comes by themselves when the server is back', async () => {
  const { clock, cliente, historial, estable } = await abrir();
  historial().flush({ datos: [] });
  cliente().flush(null, caido);
  clock.advance(OTRA_VEZ_MS);
  cliente().flush(ana);
  await estable();
  expect(notas()).toBeTruthy();
});

test('a client who was read stays when they cannot be read again', async () => {
  const { cliente, historial, estable, mostrar } = await abrir();
  cliente().flush(ana);
  historial().flush({ datos: [] });
  await mostrar({ ...cita, version: cita.version + 1 });
  cliente().flush(null, caido);
  historial().flush({ datos: [] });
  await estable();
  expect(notas()).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a history that could not be read is said to be missing, and no other cita’s stands in its place', async () => {
  const { cliente, historial, estable, mostrar } = await abrir();
  cliente().flush(ana);
  historial().flush(creada);
  await estable();
  expect(screen.getByTestId('historial').textContent).toContain('Pat');
  const otra = { ...cita, id: '0193a000-0000-7000-8000-000000000009' };
  await mostrar(otra);
  cliente().flush(ana);
  historial(otra).flush(null, caido);
  await estable();
  expect(screen.queryByTestId('historial')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('No hemos podido cargar su historial');
});

test('its client is written to with the reminder while the cita is to come, and without it once it is not', async () => {
  const { cliente, historial, estable, mostrar } = await abrir();
  const texto = () =>
    new URL(screen.getByTestId<HTMLAnchorElement>('whatsapp').href).searchParams.get('text');
  cliente().flush(ana);
  historial().flush({ datos: [] });
  await estable();
  expect(texto()).toContain(cita.horaInicio);
  const pasada = { fecha: '2026-11-23', version: 2 };
  const cancelada = { estado: 'cancelada', motivo: 'Viaje', version: 3 } as const;
  for (const cambio of [pasada, cancelada]) {
    await mostrar({ ...cita, ...cambio });
    cliente().flush(ana);
    historial().flush({ datos: [] });
    await estable();
    expect(texto()).toBeNull();
  }
});
