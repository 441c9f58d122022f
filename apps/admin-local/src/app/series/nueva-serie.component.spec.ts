import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { CitaDeSerie } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { reservanSinPausa } from '../agenda/testing/sin-pausa.ts';
import { corte, tinte, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { NuevaSerieComponent } from './nueva-serie.component.ts';

test("the first day that was chosen stays over the negocio's midnight", async () => {
  const clock = new ManualClock(Date.parse('2026-11-24T23:59:00-06:00'));
  const vista = await render(NuevaSerieComponent, {
    inputs: { dia: '2026-11-24' },
    ...unNegocioDePrueba(clock),
  });
  const desde = screen.getByTestId<HTMLInputElement>('serie-desde');
  fireEvent.change(desde, { target: { value: '2026-12-03' } });
  clock.advance(60_000);
  // The agenda that shows today moves on too.
  await vista.rerender({ inputs: { dia: '2026-11-25' }, partialUpdate: true });
  expect(desde.min).toBe('2026-11-25');
  expect(desde.value).toBe('2026-12-03');
});

test('where no service is offered it says so, with the way to add one, and asks for none', async () => {
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T08:00:00-06:00')));
  const vista = await render(NuevaSerieComponent, {
    inputs: { dia: '2026-11-24' },
    ...opciones,
    providers: [...opciones.providers, provideRouter([])],
  });
  expect(screen.queryByTestId('sin-servicios')).toBeNull();
  TestBed.inject(NegocioService).catalogo.set([]);
  await vista.fixture.whenStable();
  expect(screen.getByTestId('sin-servicios').textContent).toContain('No hay servicios que ofrecer.');
  expect(screen.getByText('Añadir un servicio').getAttribute('href')).toBe('/ajustes/servicios');
  expect(screen.getByText('Elige un servicio y verás cada fecha.').closest('[hidden]')).not.toBeNull();
});

const ocupada: CitaDeSerie = {
  fechaDeLaRegla: '2026-12-03',
  fecha: '2026-12-03',
  horaInicio: '10:00',
  horaFin: '10:30',
  profesionalId: null,
  choque: { tipo: 'ocupada', conflictos: [] },
  alternativas: [],
};

describe('the dates of a serie, while others book without a pause', () => {
  /** A weekly haircut whose dates are known, and the citas of others after that. */
  const mientrasReservan = async () => {
    const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
    const vista = await render(NuevaSerieComponent, {
      inputs: { dia: '2026-12-03' },
      ...unNegocioDePrueba(clock),
    });
    const servidor = TestBed.inject(HttpTestingController);
    const simuladas = () => servidor.match('/api/v1/series/simular');
    const elegir = async (servicioId: string) => {
      fireEvent.change(screen.getByTestId('serie-servicio'), { target: { value: servicioId } });
      await vista.fixture.whenStable();
    };
    await elegir(corte.id);
    clock.advance(300);
    for (const simulada of simuladas()) simulada.flush({ citas: [{ ...ocupada, choque: null }] });
    reservanSinPausa(clock);
    return { clock, vista, simuladas, elegir };
  };

  test('are looked at again, and once more for what came meanwhile', async () => {
    const { clock, vista, simuladas } = await mientrasReservan();
    const [simulada, ...otras] = simuladas();
    expect(otras).toEqual([]);
    expect(screen.queryByTestId('serie-pendientes')).toBeNull();
    simulada!.flush({ citas: [ocupada] });
    await vista.fixture.whenStable();
    expect(screen.getByTestId('serie-pendientes')).toBeTruthy();
    clock.advance(300);
    expect(simuladas()).toHaveLength(1);
  });

  test('are those of the service that is chosen then, and of the one before no more', async () => {
    const { clock, simuladas, elegir } = await mientrasReservan();
    const [simulada] = simuladas();
    await elegir(tinte.id);
    expect(simulada!.cancelled).toBe(true);
    clock.advance(300);
    expect(simuladas().map(({ request }) => (request.body as { servicioId: string }).servicioId)).toEqual([
      tinte.id,
    ]);
  });
});

describe('a serie that is sent', () => {
  /** A weekly haircut for whom it says, whose dates have been seen. */
  const vista = async (cliente: string, ...citas: CitaDeSerie[]) => {
    const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
    const { fixture } = await render(NuevaSerieComponent, {
      inputs: { dia: '2026-12-03' },
      ...unNegocioDePrueba(clock),
    });
    const servidor = TestBed.inject(HttpTestingController);
    const ver = async (...datos: CitaDeSerie[]) => {
      clock.advance(300);
      servidor.expectOne('/api/v1/series/simular').flush({ citas: datos });
      await fixture.whenStable();
    };
    fireEvent.input(screen.getByTestId('form-cliente'), { target: { value: cliente } });
    fireEvent.change(screen.getByTestId('serie-servicio'), { target: { value: corte.id } });
    await fixture.whenStable();
    await ver(...citas);
    return { fixture, ver, enviadas: () => servidor.match({ method: 'POST', url: '/api/v1/series' }) };
  };
  const enviar = () => fireEvent.submit(screen.getByTestId('serie-form'));
  const guardar = () => screen.getByTestId('serie-guardar');
  const libre = { ...ocupada, choque: null };

  test('is kept only once the dates of what is asked for have been seen', async () => {
    const { fixture, ver, enviadas } = await vista('Ana', libre);
    // Enter in the field: it changes, and the form is sent, at once.
    fireEvent.change(screen.getByTestId('serie-veces'), { target: { value: '2' } });
    enviar();
    expect(enviadas()).toEqual([]);
    await fixture.whenStable();
    expect(guardar().getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByTestId('serie-resumen').textContent).toContain('Mirando cada fecha…');
    enviar();
    expect(enviadas()).toEqual([]);
    const otra = { ...libre, fechaDeLaRegla: '2026-12-10', fecha: '2026-12-10' };
    await ver(libre, otra);
    expect(guardar().getAttribute('aria-disabled')).toBeNull();
    enviar();
    const [enviada, ...otras] = enviadas();
    expect(otras).toEqual([]);
    expect(enviada?.request.body).toMatchObject({ cliente: 'Ana', repeticion: { fin: { veces: 2 } } });
  });

  test('is kept with a date left out that was seen, without another look', async () => {
    const { fixture, enviadas } = await vista('Ana', libre, {
      ...ocupada,
      fechaDeLaRegla: '2026-12-10',
      fecha: '2026-12-10',
    });
    fireEvent.click(screen.getByTestId('serie-omitir-todas'));
    await fixture.whenStable();
    enviar();
    expect(enviadas().map(({ request }) => request.body as unknown)).toMatchObject([
      { excepciones: [{ fecha: '2026-12-10', omitir: true }] },
    ]);
  });

  test('is for nobody who is called by a number: the name is asked for', async () => {
    const { fixture, enviadas } = await vista('55 1234 5678', libre);
    enviar();
    await fixture.whenStable();
    expect(enviadas()).toEqual([]);
    expect(document.activeElement).toBe(screen.getByTestId('form-cliente'));
    fireEvent.input(screen.getByTestId('form-cliente'), { target: { value: 'Zoe' } });
    enviar();
    expect(enviadas().map(({ request }) => request.body as unknown)).toMatchObject([
      { cliente: { nombre: 'Zoe', telefono: '55 1234 5678' } },
    ]);
  });
});
