import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Rol } from '@citas/domain';
import type { Hueco } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { UserService } from '../sesion/user.service.ts';
import { corte, luis, marta, tinte, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { NuevaCitaComponent } from './nueva-cita.component.ts';

const DIA = '2026-11-24';
const hueco = (horaInicio: string, horaFin: string, { id, nombre } = marta): Hueco => ({
  fecha: DIA,
  horaInicio,
  horaFin,
  profesionalId: id,
  profesional: nombre,
});

/** Of whoever books. */
let rol: Rol;

/** The form for a day, filled in by hand, and what it asks of the server. */
async function abrir(inputs: object = {}) {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const vista = await render(NuevaCitaComponent, {
    inputs: { dia: DIA, ...inputs },
    ...opciones,
    providers: [...opciones.providers, provideAvisosDePrueba()],
  });
  TestBed.inject(UserService).currentUser.update((usuario) => usuario && { ...usuario, rol });
  const servidor = TestBed.inject(HttpTestingController);
  const elegir = async (campo: string, valor: string) => {
    fireEvent.change(screen.getByTestId(campo), { target: { value: valor } });
    await vista.fixture.whenStable();
  };
  return {
    clock,
    vista,
    elegir,
    servicio: (id: string) => elegir('form-servicio', id),
    persona: (id: string) => elegir('form-profesional', id),
    escribirCliente: (nombre: string) =>
      fireEvent.input(screen.getByTestId('form-cliente'), { target: { value: nombre } }),
    escribirHora: async (value: string) => {
      fireEvent.click(screen.getByTestId('form-otra-hora'));
      await vista.fixture.whenStable();
      fireEvent.input(screen.getByTestId('form-otra-hora-campo'), { target: { value } });
      await vista.fixture.whenStable();
    },
    ofrecer: async (...datos: Hueco[]) => {
      servidor.expectOne(({ url }) => url === '/api/v1/disponibilidad').flush({ datos });
      await vista.fixture.whenStable();
    },
    /** Sends the form by its button, or by what is `pulsado` instead. */
    crear: (pulsado?: HTMLElement) => {
      if (pulsado) fireEvent.click(pulsado);
      else fireEvent.submit(screen.getByTestId('cita-form'));
      const una = servidor.expectOne({ method: 'POST', url: '/api/v1/citas' });
      return {
        pide: una.request.body as unknown,
        clave: una.request.headers.get('Idempotency-Key'),
        conceder: () => una.flush(citaDePrueba({ cliente: 'Ana', horaInicio: '10:00' })),
        sinRespuesta: async () => {
          una.error(new ProgressEvent('error'));
          await vista.fixture.whenStable();
        },
        chocar: async (...alternativas: Hueco[]) => {
          const problema = { type: '/problemas/cita-solapada', title: 't', status: 409, detail: 'd' };
          una.flush({ ...problema, conflictos: [], alternativas }, { status: 409, statusText: '' });
          await vista.fixture.whenStable();
        },
      };
    },
  };
}

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
async function ocupada(otra: Hueco) {
  const forma = await abrir();
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

beforeEach(() => {
  sessionStorage.clear();
  rol = 'admin';
});

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

  test('is booked over by nobody else', async () => {
    const { vista } = await ocupada(hueco('11:00', '11:30'));
    expect(encima()).toBeTruthy();
    vista.fixture.destroy();
    TestBed.resetTestingModule();
    rol = 'recepcion';
    await ocupada(hueco('11:00', '11:30'));
    expect(screen.getByTestId('alternative')).toBeTruthy();
    expect(screen.queryByTestId('book-over')).toBeNull();
  });
});

describe('a booking that is answered once its page has been left', () => {
  const irse = async (escrita?: string) => {
    const forma = await abrir();
    forma.escribirCliente('Ana');
    await forma.persona(marta.id);
    await forma.servicio(corte.id);
    await forma.ofrecer(hueco('10:00', '10:30'));
    if (escrita) await forma.escribirHora(escrita);
    const reserva = forma.crear();
    forma.vista.fixture.destroy();
    return reserva;
  };
  /** The form that comes back with what was typed, where these are free. */
  const recuperar = async (...libres: Hueco[]) => {
    TestBed.resetTestingModule();
    const forma = await abrir();
    await forma.ofrecer(...libres);
    return forma;
  };

  test.each([undefined, '10:10'])(
    'and was refused is recovered with the free time nearest to the one that was taken, not with that, typed: %s',
    async (escrita) => {
      const reserva = await irse(escrita);
      await reserva.chocar(hueco('10:30', '11:00'));
      const otraVez = await recuperar(hueco('09:00', '09:30'), hueco('10:30', '11:00'));
      expect(screen.getByTestId('slot-nearest').textContent).toContain('10:30');
      const segunda = otraVez.crear();
      expect(segunda.pide).toMatchObject({
        ...{ cliente: 'Ana', servicioId: corte.id, profesionalId: marta.id },
        ...{ fecha: DIA, horaInicio: '10:30', horaFin: '11:00' },
      });
      expect(segunda.clave).not.toBe(reserva.clave);
    },
  );

  test('and to which no answer came is recovered as it was, to be sent again under its key', async () => {
    const reserva = await irse();
    await reserva.sinRespuesta();
    const otraVez = await recuperar(hueco('10:30', '11:00'));
    expect(otraVez.crear()).toMatchObject({ pide: reserva.pide, clave: reserva.clave });
  });

  test('is told of in a toast when it was refused', async () => {
    const reserva = await irse();
    await reserva.chocar();
    expect(avisosDichos()).toEqual([['No se ha guardado · Ana, 10:00', 'd']]);
  });

  test('is told of in a toast when nobody knows whether it was booked', async () => {
    const reserva = await irse();
    await reserva.sinRespuesta();
    expect(avisosDichos()).toEqual([
      ['No se ha guardado · Ana, 10:00', 'No hemos podido hablar con el servidor.'],
    ]);
  });

  test('is told of in a toast when it was booked', async () => {
    const reserva = await irse();
    reserva.conceder();
    expect(avisosDichos()).toEqual([['', 'Cita creada: Ana, a las 10:00']]);
  });

  test('is not told to who logs in next', async () => {
    const reserva = await irse();
    TestBed.inject(UserService).currentUser.set(null);
    await reserva.chocar();
    expect(avisosDichos()).toEqual([]);
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
