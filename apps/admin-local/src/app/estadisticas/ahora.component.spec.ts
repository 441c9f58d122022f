import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { Cita } from '@citas/protocol';
import { render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { CitasService } from '../citas/citas.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { AhoraComponent } from './ahora.component.ts';

test('whoever is free gets a new cita by one press, and who is not at work does not', async () => {
  const { providers, configureTestBed } = unNegocioDePrueba(
    new ManualClock(Date.parse('2026-11-24T12:00:00-06:00')),
  );
  await render(AhoraComponent, {
    providers: [...providers, provideRouter([])],
    configureTestBed: (testBed) => {
      configureTestBed(testBed);
      const negocio = testBed.inject(NegocioService);
      const abierto = { '2': [{ desde: '09:00', hasta: '19:00' }] };
      negocio.negocio.update((salon) => salon && { ...salon, horario: abierto });
      negocio.equipo.update(([marta, luis]) => (marta && luis ? [marta, { ...luis, horario: {} }] : []));
    },
  });
  const enlaces = screen
    .getAllByRole('link')
    .map((enlace) => [enlace.getAttribute('aria-label'), enlace.getAttribute('href')]);
  expect(enlaces).toEqual([['Nueva cita con Marta', '/agenda?nueva=1&con=marta']]);
});

/** At noon, with whom Luis has then. */
async function conLuis() {
  const clock = new ManualClock(Date.parse('2026-11-24T12:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const { fixture } = await render(AhoraComponent, {
    ...opciones,
    providers: [...opciones.providers, provideRouter([])],
  });
  const cita = citaDePrueba({
    profesionalId: 'luis',
    estado: 'confirmada',
    horaInicio: '11:30',
    horaFin: '12:30',
  });
  const citas = TestBed.inject(CitasService);
  citas.verDia(cita.fecha);
  const servidor = TestBed.inject(HttpTestingController);
  const leidas = (datos: Cita[]) =>
    servidor
      .expectOne(({ url }) => url === '/api/v1/citas')
      .flush({ datos, siguiente: null, posicion: { epoch: 'e', seq: 0 } });
  leidas([cita]);
  return { fixture, clock, cita, citas, leidas };
}

test('held still it shows the minute at which it was held, and lets go at the end of the day', async () => {
  const { fixture, clock, cita, citas, leidas } = await conLuis();
  const parar = (parada: boolean) => fixture.componentRef.setInput('parada', parada);
  const seVe = async () => {
    await fixture.whenStable();
    return fixture.nativeElement.textContent as string;
  };
  parar(true);
  const antes = await seVe();
  expect(antes).toMatch(/12:00.*Luis.*Ana Pérez · Corte/s);
  clock.advance(10 * 60_000);
  citas.quitarCita(cita.id);
  expect(await seVe()).toBe(antes);
  parar(false);
  expect(await seVe()).toMatch(/12:10/);
  expect(await seVe()).not.toMatch(/Ana Pérez/);
  parar(true);
  clock.advance(12 * 3_600_000);
  citas.verDia('2026-11-25');
  leidas([{ ...cita, fecha: '2026-11-25', horaInicio: '00:00', horaFin: '00:30' }]);
  expect(await seVe()).toMatch(/00:10.*Luis.*Ana Pérez/s);
});

test('whoever was taken off the team with a client in the chair is not forgotten', async () => {
  const { fixture } = await conLuis();
  TestBed.inject(NegocioService).equipo.update((todos) => todos.map((uno) => ({ ...uno, activo: false })));
  await fixture.whenStable();
  const puestos = screen.getAllByTestId('puesto').map(({ textContent }) => textContent);
  expect(puestos).toEqual([expect.stringMatching(/Luis.*Ana Pérez · Corte/s)]);
});
