import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { luis, marta, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { MoverSerieComponent } from './mover-serie.component.ts';

const cita = citaDePrueba({ profesionalId: marta.id });
const [hora, quien, guardar] = ['serie-mover-hora', 'serie-mover-quien', 'serie-mover-submit'];

function abrir(desde = cita) {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  return render(MoverSerieComponent, {
    inputs: { serieId: 's1', desde, citas: [desde] },
    ...opciones,
    providers: [...opciones.providers, provideAvisosDePrueba()],
  });
}
const elegir = (campo: string, value: string) =>
  fireEvent.change(screen.getByTestId(campo), { target: { value } });
const valor = (campo: string) => screen.getByTestId<HTMLInputElement>(campo).value;

function orden() {
  fireEvent.submit(screen.getByTestId('serie-mover-form'));
  return TestBed.inject(HttpTestingController).expectOne('/api/v1/series/s1/mover');
}
const pedido = (): unknown => orden().request.body;

test('what was chosen for a serie is sent, whatever a colleague notes in the cita meanwhile', async () => {
  const vista = await abrir();
  elegir(hora, '17:00');
  elegir(quien, luis.id);
  await vista.rerender({
    inputs: { desde: { ...cita, notas: 'Llega tarde', version: 2 } },
    partialUpdate: true,
  });
  expect(valor(hora)).toBe('17:00');
  expect(pedido()).toEqual({ desde: cita.fecha, horaInicio: '17:00', profesionalId: luis.id });
});

test.each([
  ['the hour', hora, '17:00', { horaInicio: '17:00' }],
  ['the person', quien, luis.id, { profesionalId: luis.id }],
  ['the person, to nobody', quien, '', { profesionalId: null }],
])(
  'where only %s was chosen, nothing else is sent: each cita keeps its own',
  async (_, campo, value, cambio) => {
    await abrir();
    elegir(campo, value);
    expect(pedido()).toEqual({ desde: cita.fecha, ...cambio });
  },
);

test('with nothing chosen, or what it was chosen again, there is nothing to send', async () => {
  const { detectChanges } = await abrir();
  const boton = screen.getByTestId<HTMLButtonElement>(guardar);
  expect(boton.disabled).toBe(true);
  elegir(hora, '17:00');
  detectChanges();
  expect(boton.disabled).toBe(false);
  elegir(hora, cita.horaInicio);
  detectChanges();
  expect(boton.disabled).toBe(true);
  fireEvent.submit(screen.getByTestId('serie-mover-form'));
  TestBed.inject(HttpTestingController).expectNone('/api/v1/series/s1/mover');
});

test('when the last of them has begun meanwhile, there is nothing to send', async () => {
  const vista = await abrir();
  elegir(hora, '17:00');
  await vista.rerender({ inputs: { citas: [] }, partialUpdate: true });
  expect(screen.getByTestId<HTMLButtonElement>(guardar).disabled).toBe(true);
  fireEvent.submit(screen.getByTestId('serie-mover-form'));
  TestBed.inject(HttpTestingController).expectNone('/api/v1/series/s1/mover');
});

test('from another cita on, its own hour and person are what one begins with', async () => {
  const vista = await abrir();
  elegir(hora, '17:00');
  elegir(quien, luis.id);
  const otra = { ...cita, id: 'otra', horaInicio: '12:00' };
  await vista.rerender({ inputs: { desde: otra }, partialUpdate: true });
  expect([valor(hora), valor(quien)]).toEqual(['12:00', marta.id]);
  elegir(hora, '12:30');
  expect(pedido()).toEqual({ desde: cita.fecha, horaInicio: '12:30' });
});

test('what was not chosen follows the cita when a colleague moves it', async () => {
  const vista = await abrir();
  elegir(quien, luis.id);
  await vista.rerender({
    inputs: { desde: { ...cita, horaInicio: '11:00', version: 2 } },
    partialUpdate: true,
  });
  expect(valor(hora)).toBe('11:00');
  expect(pedido()).toEqual({ desde: cita.fecha, profesionalId: luis.id });
});

test('somebody who has left the team is still who has it, until somebody else is chosen', async () => {
  await abrir({ ...cita, profesionalId: 'eva', profesional: 'Eva' });
  expect(valor(quien)).toBe('eva');
  elegir(quien, '');
  expect(pedido()).toEqual({ desde: cita.fecha, profesionalId: null });
});

test('a serie that could not be moved after its panel was closed is told of in a toast', async () => {
  const vista = await abrir();
  elegir(hora, '17:00');
  const pedida = orden();
  vista.fixture.destroy();
  const problema = { type: '/problemas/serie-con-choques', title: 't', status: 409, detail: 'd', citas: [] };
  pedida.flush(problema, { status: 409, statusText: '' });
  expect(avisosDichos()).toEqual([[`No se ha guardado · ${cita.cliente}`, 'd']]);
});
