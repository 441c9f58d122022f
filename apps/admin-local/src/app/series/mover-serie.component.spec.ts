import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { luis, marta, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { MoverSerieComponent } from './mover-serie.component.ts';

const cita = citaDePrueba({ profesionalId: marta.id });

/** Another hour and somebody else were chosen for the serie of a cita. */
async function elegido() {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const vista = await render(MoverSerieComponent, {
    inputs: { serieId: 's1', desde: cita, citas: [cita] },
    ...opciones,
    providers: [...opciones.providers, provideAvisosDePrueba()],
  });
  fireEvent.change(screen.getByTestId('serie-mover-hora'), { target: { value: '17:00' } });
  fireEvent.change(screen.getByTestId('serie-mover-quien'), { target: { value: luis.id } });
  const enviar = () => {
    fireEvent.submit(screen.getByTestId('serie-mover-form'));
    return TestBed.inject(HttpTestingController).expectOne('/api/v1/series/s1/mover');
  };
  return { vista, enviar, pedido: () => enviar().request.body as unknown };
}

test('what was chosen for a serie is sent, whatever a colleague notes in the cita meanwhile', async () => {
  const { vista, pedido } = await elegido();
  await vista.rerender({
    inputs: { desde: { ...cita, notas: 'Llega tarde', version: 2 } },
    partialUpdate: true,
  });
  expect(screen.getByTestId<HTMLInputElement>('serie-mover-hora').value).toBe('17:00');
  expect(pedido()).toMatchObject({ horaInicio: '17:00', profesionalId: luis.id });
});

test('from another cita on, its own hour is what one begins with', async () => {
  const { vista, pedido } = await elegido();
  const otra = { ...cita, id: 'otra', horaInicio: '12:00' };
  await vista.rerender({ inputs: { desde: otra }, partialUpdate: true });
  expect(pedido()).toMatchObject({ horaInicio: '12:00', profesionalId: marta.id });
});

test('a serie that could not be moved after its panel was closed is told of in a toast', async () => {
  const { vista, enviar } = await elegido();
  const orden = enviar();
  vista.fixture.destroy();
  const problema = { type: '/problemas/serie-con-choques', title: 't', status: 409, detail: 'd', citas: [] };
  orden.flush(problema, { status: 409, statusText: '' });
  expect(avisosDichos()).toEqual([[`No se ha guardado · ${cita.cliente}`, 'd']]);
});
