import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { SerieDeCitaComponent } from './serie-de-cita.component.ts';

const hoy = citaDePrueba({ serieId: 's1' });
const proxima = citaDePrueba({
  ...{ id: 'proxima', serieId: 's1', fecha: '2026-12-01' },
  ...{ inicio: '2026-12-01T10:00:00-06:00', fin: '2026-12-01T10:45:00-06:00' },
});

/** What cancels its serie was pressed at 09:58:30 in the panel of a cita at ten. */
async function cancelar(cuales: string, primera: Cita) {
  const clock = new ManualClock(Date.parse('2026-11-24T09:58:30-06:00'));
  const vista = await render(SerieDeCitaComponent, {
    inputs: { cita: primera },
    ...unNegocioDePrueba(clock),
  });
  const repeticion = { frecuencia: 'semanal', cada: 1, desde: primera.fecha, fin: { veces: 2 } };
  TestBed.inject(HttpTestingController)
    .expectOne('/api/v1/series/s1')
    .flush({ id: 's1', repeticion, citas: [primera, proxima] });
  vista.detectChanges();
  fireEvent.click(screen.getByTestId(cuales));
  vista.detectChanges();
  return { vista, clock };
}
const cuantas = () => screen.getByTestId('serie-cancelar-submit').textContent.trim();

const CANCELAR = ['serie-cancelar-toda', 'serie-cancelar-siguientes'];

test.each(CANCELAR)(
  '%s cancels what is still to come, not the cita that begins meanwhile',
  async (cuales) => {
    const { vista, clock } = await cancelar(cuales, hoy);
    expect(cuantas()).toBe('Cancelar 2 citas');
    expect(screen.getByTestId('serie-cancelar-form').textContent).toMatch(/Se cancelan 2 citas: 24/);
    clock.advance(90_000);
    vista.detectChanges();
    expect(cuantas()).toBe('Cancelar 1 cita');
  },
);

test.each(CANCELAR)('%s does not cancel the cita whose client is there already', async (cuales) => {
  await cancelar(cuales, { ...hoy, llegadaEn: '2026-11-24T15:55:00Z' });
  expect(cuantas()).toBe('Cancelar 1 cita');
});
