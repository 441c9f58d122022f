import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen, within } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { CancelarSerieComponent } from './cancelar-serie.component.ts';

const cita = citaDePrueba();

/** "Cancelar…" was pressed in the panel of a cita of that serie. */
async function abrir() {
  sessionStorage.clear();
  const opciones = unNegocioDePrueba(new ManualClock(0));
  const { fixture } = await render(CancelarSerieComponent, {
    inputs: { serieId: 's1', citas: [cita] },
    ...opciones,
    providers: [...opciones.providers, provideAvisosDePrueba()],
  });
  return fixture;
}
/** The same once more, after the panel was closed: what is written there. */
async function motivoAlVolver() {
  const vista = TestBed.createComponent(CancelarSerieComponent);
  vista.componentRef.setInput('serieId', 's1');
  vista.componentRef.setInput('citas', [cita]);
  await vista.whenStable();
  return within(vista.nativeElement as HTMLElement).getByTestId<HTMLInputElement>('serie-motivo').value;
}
function enviar() {
  fireEvent.input(screen.getByTestId('serie-motivo'), { target: { value: 'Se muda' } });
  fireEvent.submit(screen.getByTestId('serie-cancelar-form'));
  return TestBed.inject(HttpTestingController).expectOne({ method: 'POST' });
}

test('a serie that could not be cancelled after its panel was closed is told of in a toast, and its reason kept', async () => {
  const vista = await abrir();
  const orden = enviar();
  vista.destroy();
  orden.flush(null, { status: 503, statusText: '' });
  expect(avisosDichos()).toEqual([
    [`No se ha guardado · ${cita.cliente}`, 'No hemos podido hablar con el servidor.'],
  ]);
  expect(await motivoAlVolver()).toBe('Se muda');
});

test('of a serie that was cancelled no reason is kept', async () => {
  const vista = await abrir();
  enviar().flush({ id: 's1', citas: [{ ...cita, estado: 'cancelada' }] });
  vista.destroy();
  expect(await motivoAlVolver()).toBe('');
});
