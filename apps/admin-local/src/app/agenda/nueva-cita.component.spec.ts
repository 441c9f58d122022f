import { TestBed } from '@angular/core/testing';
import type { Rol } from '@citas/domain';
import type { Hueco } from '@citas/protocol';
import { fireEvent, screen, within } from '@testing-library/angular';
import { corte, luis, marta, tinte } from '../negocio/negocio-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { abrir, DIA, hueco } from './testing/forma-de-prueba.ts';
import { reservanSinPausa } from './testing/sin-pausa.ts';

/** Ana's haircut with Marta at ten was asked for, and nobody knows whether it was booked. */
async function sinRespuesta(persona = marta.id) {
  const forma = await abrir();
  forma.escribirCliente('Ana');
  await forma.persona(persona);
  await forma.servicio(corte.id);
  await forma.ofrecer(hueco('10:00', '10:30'));
  const primera = forma.crear();
  await primera.sinRespuesta();
  return { ...forma, primera };
}

/** Ana's haircut with Marta at ten was asked for, and ten o'clock was taken: `otra` is free. */
async function ocupada(otra: Hueco, rol?: Rol) {
  const forma = await abrir({}, rol);
  forma.escribirCliente('Ana');
  await forma.persona(marta.id);
  await forma.servicio(corte.id);
  await forma.ofrecer(hueco('10:00', '10:30'));
  const negada = forma.crear();
  await negada.chocar(otra);
  return { ...forma, negada };
}

/** Ten o'clock was taken, `otra` was pressed instead, and nobody knows whether that was booked. */
async function alternativaSinRespuesta(otra: Hueco) {
  const forma = await ocupada(otra);
  const primera = forma.crear(screen.getByTestId('alternative'));
  expect(primera.pide).toMatchObject({ fecha: otra.fecha, horaInicio: otra.horaInicio });
  await primera.sinRespuesta();
  return { ...forma, primera };
}
const reintentar = () => screen.getByRole('button', { name: 'Reintentar' });

beforeEach(() => sessionStorage.clear());

describe('an order to which no answer came', () => {
  test('is sent again as it was, under its key', async () => {
    const { crear, primera } = await sinRespuesta();
    expect(crear()).toMatchObject({ pide: primera.pide, clave: primera.clave });
  });

  test('is sent again as it was when another service was looked at meanwhile', async () => {
    const { servicio, ofrecer, crear, primera } = await sinRespuesta();
    await servicio(tinte.id);
    await ofrecer(hueco('12:00', '13:30'));
    await servicio(corte.id);
    await ofrecer(hueco('10:30', '11:00'));
    expect(crear()).toMatchObject({ pide: primera.pide, clave: primera.clave });
  });

  test('is another one for another service, with its own time and length and a new key', async () => {
    const { servicio, ofrecer, crear, primera } = await sinRespuesta();
    await servicio(tinte.id);
    await ofrecer(hueco('10:30', '12:00'));
    const segunda = crear();
    expect(segunda.pide).toMatchObject({ servicioId: 'tinte', horaInicio: '10:30', horaFin: '12:00' });
    expect(segunda.clave).not.toBe(primera.clave);
  });

  test.each([marta.id, ''])('is another one for another person, after "%s"', async (persona) => {
    const { persona: elegirPersona, ofrecer, crear, primera } = await sinRespuesta(persona);
    await elegirPersona(luis.id);
    await ofrecer(hueco('10:00', '10:30', luis));
    const segunda = crear();
    expect(segunda.pide).toMatchObject({ profesionalId: 'luis', horaInicio: '10:00' });
    expect(segunda.clave).not.toBe(primera.clave);
  });

  test('at a time that was typed has the length of the service that is chosen after it', async () => {
    const forma = await abrir();
    forma.escribirCliente('Ana');
    await forma.persona(marta.id);
    await forma.servicio(corte.id);
    await forma.ofrecer(hueco('10:00', '10:30'));
    await forma.escribirHora('09:10');
    const primera = forma.crear();
    expect(primera.pide).toMatchObject({ horaInicio: '09:10', horaFin: '09:40' });
    await primera.sinRespuesta();
    await forma.servicio(tinte.id);
    await forma.ofrecer(hueco('10:00', '11:30'));
    expect(forma.crear().pide).toMatchObject({ horaInicio: '09:10', horaFin: '10:40' });
  });

  test.each([
    ['of the same day', hueco('10:30', '11:00', luis)],
    ['of another day', { ...hueco('09:00', '09:30'), fecha: '2026-11-25' }],
  ])('is sent again as it was when it was for an alternative %s, by either button', async (_cual, otra) => {
    const { ofrecer, crear, primera } = await alternativaSinRespuesta(otra);
    const segunda = crear(reintentar());
    expect(segunda).toMatchObject({ pide: primera.pide, clave: primera.clave });
    await segunda.sinRespuesta();
    if (otra.fecha !== DIA) await ofrecer(hueco('11:00', '11:30'));
    expect(screen.getByText(new RegExp(`${otra.horaInicio}.${otra.horaFin}`))).toBeTruthy();
    expect(crear()).toMatchObject({ pide: primera.pide, clave: primera.clave });
  });

  test('is sent again as it was when another time was chosen since', async () => {
    const { ofrecer, crear, elegir, primera } = await sinRespuesta();
    await elegir('form-fecha', '2026-11-25');
    await ofrecer({ ...hueco('12:00', '12:30'), fecha: '2026-11-25' });
    expect(crear(reintentar())).toMatchObject({ pide: primera.pide, clave: primera.clave });
  });

  test('is none any more for who recovers it and begins anew', async () => {
    const { vista, primera } = await sinRespuesta();
    vista.fixture.destroy();
    TestBed.resetTestingModule();
    const nueva = await abrir();
    await nueva.ofrecer(hueco('11:00', '11:30'));
    expect(screen.getByText(/10:30/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Empezar de nuevo' }));
    await nueva.vista.fixture.whenStable();
    expect(screen.queryByText(/10:30/)).toBeNull();
    nueva.escribirCliente('Ana');
    await nueva.servicio(corte.id);
    await nueva.ofrecer(hueco('11:00', '11:30'));
    const segunda = nueva.crear();
    expect(segunda.pide).toMatchObject({ horaInicio: '11:00', horaFin: '11:30' });
    expect(segunda.clave).not.toBe(primera.clave);
  });
});

describe('a time that is taken', () => {
  const encima = () => screen.getByTestId('book-over');

  test('is booked over by an admin, which is another order, and is sent again as it was by either button', async () => {
    const { crear, negada } = await ocupada(hueco('11:00', '11:30'));
    const primera = crear(encima());
    expect(primera.pide).toEqual({ ...(negada.pide as object), solapeAutorizado: true });
    expect(primera.clave).not.toBe(negada.clave);
    await primera.sinRespuesta();
    const segunda = crear(reintentar());
    expect(segunda).toMatchObject({ pide: primera.pide, clave: primera.clave });
    await segunda.sinRespuesta();
    expect(crear()).toMatchObject({ pide: primera.pide, clave: primera.clave });
  });

  test('leaves another time that is chosen after it an order like any other', async () => {
    const { crear, ofrecer, elegir } = await ocupada(hueco('11:00', '11:30'));
    await crear(encima()).sinRespuesta();
    await elegir('form-fecha', '2026-11-25');
    await ofrecer({ ...hueco('12:00', '12:30'), fecha: '2026-11-25' });
    expect(crear().pide).not.toHaveProperty('solapeAutorizado');
  });

  test('is not booked over once another is written', async () => {
    const { escribirHora } = await ocupada(hueco('11:00', '11:30'));
    expect(encima()).toBeTruthy();
    await escribirHora('12:15');
    expect(screen.queryByTestId('book-over')).toBeNull();
  });

  test('is booked over by nobody else', async () => {
    const { vista } = await ocupada(hueco('11:00', '11:30'));
    expect(encima()).toBeTruthy();
    vista.fixture.destroy();
    TestBed.resetTestingModule();
    await ocupada(hueco('11:00', '11:30'), 'recepcion');
    expect(screen.getByTestId('alternative')).toBeTruthy();
    expect(screen.queryByTestId('book-over')).toBeNull();
  });
});

test("a chosen day stays over the negocio's midnight", async () => {
  const { clock, vista, elegir } = await abrir();
  await elegir('form-fecha', '2026-12-03');
  clock.advance(24 * 60 * 60 * 1000);
  await vista.fixture.whenStable();
  expect(screen.getByTestId<HTMLInputElement>('form-fecha').min).toBe('2026-11-25');
  expect(screen.getByTestId<HTMLInputElement>('form-fecha').value).toBe('2026-12-03');
});

test('what was in the way of one service is not said of another', async () => {
  const { servicio, persona, ofrecer, escribirCliente, crear } = await abrir();
  escribirCliente('Ana');
  await persona(marta.id);
  await servicio(corte.id);
  await ofrecer(hueco('10:00', '10:30'));
  await crear().chocar(hueco('11:00', '11:30'));
  expect(screen.getByTestId('alternative').textContent).toContain('11:00');
  await servicio(tinte.id);
  expect(screen.queryByTestId('alternative')).toBeNull();
});

describe('where no service is offered', () => {
  const sinServicios = async (rol: Rol) => {
    const { vista } = await abrir({}, rol);
    TestBed.inject(NegocioService).catalogo.set([{ ...corte, activo: false }]);
    fireEvent.submit(screen.getByTestId('cita-form'));
    await vista.fixture.whenStable();
    return screen.getByTestId('sin-servicios');
  };

  test('it says so, with the way to add one for an admin', async () => {
    const nota = await sinServicios('admin');
    expect(nota.textContent).toContain('No hay servicios que ofrecer.');
    const enlace = within(nota).getByText('Añadir un servicio');
    expect(enlace.getAttribute('href')).toBe('/ajustes/servicios');
    // Nobody is told to choose one.
    expect(
      screen.getByText('Elige un servicio y verás las horas libres.').closest('[hidden]'),
    ).not.toBeNull();
    expect(screen.getByText('Elige un servicio.').hidden).toBe(true);
  });

  test('whoever is not admin reads who adds them', async () => {
    const nota = await sinServicios('recepcion');
    expect(nota.textContent).toContain('Los añade quien administra el negocio.');
    expect(within(nota).queryByText('Añadir un servicio')).toBeNull();
  });

  test('nothing is said while the negocio is not known, nor where there are some', async () => {
    const { vista } = await abrir();
    const negocio = TestBed.inject(NegocioService);
    expect(screen.queryByTestId('sin-servicios')).toBeNull();
    negocio.negocio.set(undefined);
    negocio.catalogo.set([]);
    await vista.fixture.whenStable();
    expect(screen.queryByTestId('sin-servicios')).toBeNull();
  });
});

describe('while others book without a pause', () => {
  const alas = (hora: string) =>
    screen.getAllByTestId<HTMLButtonElement>('form-slot').find(({ dataset }) => dataset['hora'] === hora);
  const conHuecos = async () => {
    const forma = await abrir();
    await forma.persona(marta.id);
    await forma.servicio(corte.id);
    await forma.ofrecer(hueco('10:00', '10:30'), hueco('12:00', '12:30'));
    return forma;
  };

  test('what is offered is read again, and once more for what came during the reading', async () => {
    const { clock, vista, preguntas } = await conHuecos();
    expect(alas('10:00')?.disabled).toBe(false);
    reservanSinPausa(clock);
    const [pregunta, ...otras] = preguntas();
    expect(otras).toEqual([]);
    pregunta!.flush({ datos: [hueco('12:00', '12:30')] });
    await vista.fixture.whenStable();
    expect(alas('10:00')?.disabled).toBe(true);
    clock.advance(250);
    expect(preguntas()).toHaveLength(1);
  });

  test('another day is asked for at once, and the day before no more', async () => {
    const { clock, elegir, preguntas } = await conHuecos();
    reservanSinPausa(clock);
    const [pregunta] = preguntas();
    await elegir('form-fecha', '2026-11-25');
    expect(pregunta!.cancelled).toBe(true);
    expect(preguntas().map(({ request }) => request.params.get('fecha'))).toEqual(['2026-11-25']);
  });
});
