import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { CancelarSerieComponent } from './cancelar-serie.component.ts';

test('a serie that could not be cancelled after its panel was closed is told of in a toast', async () => {
  const opciones = unNegocioDePrueba(new ManualClock(0));
  const cita = citaDePrueba();
  const vista = await render(CancelarSerieComponent, {
    inputs: { serieId: 's1', citas: [cita] },
    ...opciones,
    providers: [...opciones.providers, provideAvisosDePrueba()],
  });
  fireEvent.input(screen.getByTestId('serie-motivo'), { target: { value: 'Se muda' } });
  fireEvent.submit(screen.getByTestId('serie-cancelar-form'));
  const orden = TestBed.inject(HttpTestingController).expectOne({ method: 'POST' });
  vista.fixture.destroy();
  orden.flush(null, { status: 503, statusText: '' });
  expect(avisosDichos()).toEqual([
    [`No se ha guardado · ${cita.cliente}`, 'No hemos podido hablar con el servidor.'],
  ]);
});
