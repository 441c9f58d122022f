import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import { ImpedimentosComponent } from './impedimentos.component.ts';

const ana = citaDePrueba({ cliente: 'Ana' });
const bea = citaDePrueba({ id: '0193a000-0000-7000-8000-000000000009', cliente: 'Bea' });

test('of two citas that meet others each has a dialog of its own, one after the other', async () => {
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T08:00:00-06:00')));
  const { fixture } = await render(ImpedimentosComponent, {
    ...opciones,
    providers: [...opciones.providers, CambiosDeCita],
  });
  const cambios = TestBed.inject(CambiosDeCita);
  const encima = () => undefined;
  for (const cita of [ana, bea])
    cambios.choques.poner({
      cita,
      conflicto: { bloqueado: false, detalle: '', conflictos: [], alternativas: [] },
      encima,
    });
  await fixture.whenStable();
  TestBed.inject(HttpTestingController).match(() => true);
  const dialogo = () => screen.getByRole('dialog', { hidden: true });
  const deAna = dialogo();
  expect(deAna.textContent).toContain('Ana');
  fireEvent.click(screen.getByRole('button', { name: 'Cerrar' }));
  await fixture.whenStable();
  expect(dialogo()).not.toBe(deAna);
  expect(dialogo().textContent).toContain('Bea');
});
