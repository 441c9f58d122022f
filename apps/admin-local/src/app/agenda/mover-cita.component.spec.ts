import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { luis, marta, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import { MoverCitaComponent } from './mover-cita.component.ts';

const cita = citaDePrueba({ profesionalId: marta.id });
const { fecha, profesionalId, profesional } = cita;
const alas11 = { fecha, horaInicio: '11:00', horaFin: '11:45', profesionalId, profesional };
const solapada = {
  type: '/problemas/cita-solapada',
  title: 't',
  status: 409,
  detail: 'd',
  conflictos: [],
  alternativas: [],
};

async function abrir(ahora = '2026-11-24T08:00:00-06:00', inputs: object = {}) {
  const clock = new ManualClock(Date.parse(ahora));
  const opciones = unNegocioDePrueba(clock);
  const vista = await render(MoverCitaComponent, {
    inputs: { cita, ...inputs },
    ...opciones,
    providers: [...opciones.providers, CambiosDeCita],
  });
  const servidor = TestBed.inject(HttpTestingController);
  return { clock, vista, servidor, cambios: TestBed.inject(CambiosDeCita) };
}

/** Ana's cita is being moved to eleven. */
async function alGuardar() {
  const dialogo = await abrir();
  const { vista, servidor } = dialogo;
  servidor.expectOne(({ url }) => url === '/api/v1/disponibilidad').flush({ datos: [alas11] });
  await vista.fixture.whenStable();
  fireEvent.click(screen.getByTestId('form-slot'));
  await vista.fixture.whenStable();
  fireEvent.submit(screen.getByTestId('mover-form'));
  return { ...dialogo, respuesta: servidor.expectOne({ method: 'PATCH' }) };
}

/** Its dialog is closed while Ana's cita is being moved to eleven. */
async function cerradoAlGuardar() {
  const { vista, respuesta, cambios } = await alGuardar();
  vista.fixture.destroy();
  return { respuesta, cambios };
}

describe('a dialog that is closed while it moves a cita', () => {
  test('leaves it to the page to tell what was in the way', async () => {
    const { respuesta, cambios } = await cerradoAlGuardar();
    respuesta.flush(solapada, { status: 409, statusText: '' });
    expect(cambios.choque()).toMatchObject({ cita: { id: cita.id }, conflicto: { detalle: 'd' } });
  });

  test('leaves it to the page to tell that nobody answered', async () => {
    const { respuesta, cambios } = await cerradoAlGuardar();
    respuesta.error(new ProgressEvent('error'));
    expect(cambios.error()).toBeDefined();
  });

  test('leaves it to the page to tell that it was moved', async () => {
    const { respuesta, cambios } = await cerradoAlGuardar();
    respuesta.flush({ ...cita, ...alas11, version: 2 });
    expect(cambios.hecho()?.texto).toContain('11:00');
  });
});

describe('a time that is taken', () => {
  test('is moved to all the same by an admin, as it was chosen', async () => {
    const { vista, servidor, respuesta, cambios } = await alGuardar();
    respuesta.flush(solapada, { status: 409, statusText: '' });
    await vista.fixture.whenStable();
    fireEvent.click(screen.getByTestId('book-over'));
    const encima = servidor.expectOne({ method: 'PATCH' });
    expect(encima.request.body).toMatchObject({ horaInicio: '11:00', solapeAutorizado: true });
    encima.flush({ ...cita, ...alas11, version: 2 });
    expect(cambios.hecho()?.texto).toContain('11:00');
  });

  test('is left to the page where the page was refused it, with the cita as it is by now', async () => {
    const hecho: string[] = [];
    const { vista } = await abrir(undefined, {
      choque: {
        cita,
        conflicto: { bloqueado: false, detalle: 'd', conflictos: [], alternativas: [] },
        encima: ({ version }: Cita) => hecho.push(`over it, version ${version}`),
      },
    });
    vista.fixture.componentInstance.cerrado.subscribe(() => hecho.push('closed'));
    await vista.rerender({ inputs: { cita: { ...cita, version: 2 } }, partialUpdate: true });
    fireEvent.click(screen.getByTestId('book-over'));
    expect(hecho).toEqual(['closed', 'over it, version 2']);
  });
});

test('a cita that is closed is reopened at the time that is chosen', async () => {
  const cancelada = { ...cita, estado: 'cancelada', motivo: 'Avisó' } as const;
  const conflicto = { bloqueado: false, detalle: 'd', conflictos: [], alternativas: [alas11] };
  const choque = { cita: cancelada, conflicto, encima: () => undefined, reabre: 'confirmada' };
  const { servidor } = await abrir(undefined, { cita: cancelada, choque });
  expect(screen.getByRole('heading').textContent).toContain('Reabrir la cita de Ana');
  expect(screen.getByTestId('mover-submit').textContent).toContain('Reabrir');
  fireEvent.click(screen.getByTestId('alternative'));
  expect(servidor.expectOne({ method: 'POST' }).request.body).toMatchObject({
    a: 'confirmada',
    horaInicio: '11:00',
  });
});

describe('what was in the way', () => {
  const encima = () => screen.queryByTestId('book-over');
  const conflicto = { bloqueado: false, detalle: 'd', conflictos: [], alternativas: [] };

  test('is not said of another day', async () => {
    const { vista, respuesta } = await alGuardar();
    respuesta.flush(solapada, { status: 409, statusText: '' });
    await vista.fixture.whenStable();
    expect(encima()).toBeTruthy();
    fireEvent.change(screen.getByTestId('mover-fecha'), { target: { value: '2026-12-03' } });
    await vista.fixture.whenStable();
    expect(encima()).toBeNull();
  });

  test('where it was dropped is not said of another person', async () => {
    const { vista } = await abrir(undefined, { choque: { cita, conflicto, encima: () => undefined } });
    expect(encima()).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Profesional'), { target: { value: luis.id } });
    await vista.fixture.whenStable();
    expect(encima()).toBeNull();
  });

  test('where it was dropped is not said of a time that is chosen since', async () => {
    const { vista, servidor } = await abrir(undefined, {
      choque: { cita, conflicto, encima: () => undefined },
    });
    servidor.expectOne(({ url }) => url === '/api/v1/disponibilidad').flush({ datos: [alas11] });
    await vista.fixture.whenStable();
    fireEvent.click(screen.getByTestId('form-slot'));
    await vista.fixture.whenStable();
    expect(encima()).toBeNull();
  });
});

describe('what was chosen in the dialog', () => {
  const dia = () => screen.getByTestId<HTMLInputElement>('mover-fecha');
  const quien = () => screen.getByLabelText<HTMLSelectElement>('Profesional');

  test('stays when a colleague notes something in the cita', async () => {
    const { vista } = await abrir();
    fireEvent.change(dia(), { target: { value: '2026-12-03' } });
    fireEvent.change(quien(), { target: { value: luis.id } });
    await vista.rerender({
      inputs: { cita: { ...cita, notas: 'Llega tarde', version: 2 } },
      partialUpdate: true,
    });
    expect([dia().value, quien().value]).toEqual(['2026-12-03', luis.id]);
  });

  test("stays over the negocio's midnight", async () => {
    const { clock, vista } = await abrir('2026-11-24T23:59:00-06:00');
    fireEvent.change(dia(), { target: { value: '2026-12-03' } });
    clock.advance(60_000);
    await vista.fixture.whenStable();
    expect(dia().min).toBe('2026-11-25');
    expect(dia().value).toBe('2026-12-03');
  });

  test('is moved to by a second Enter on it', async () => {
    const { vista, servidor } = await abrir();
    servidor.expectOne(({ url }) => url === '/api/v1/disponibilidad').flush({ datos: [alas11] });
    await vista.fixture.whenStable();
    fireEvent.click(screen.getByTestId('form-slot'));
    await vista.fixture.whenStable();
    fireEvent.keyDown(screen.getByTestId('form-slot'), { key: 'Enter' });
    expect(servidor.expectOne({ method: 'PATCH' }).request.body).toMatchObject({ horaInicio: '11:00' });
  });
});
