import { TestBed } from '@angular/core/testing';
import type { Hueco } from '@citas/protocol';
import { screen } from '@testing-library/angular';
import { corte, marta } from '../negocio/negocio-de-prueba.ts';
import { avisosDichos } from '../notificaciones/avisos-de-prueba.ts';
import { UserService } from '../sesion/user.service.ts';
import { abrir, DIA, hueco } from './testing/forma-de-prueba.ts';

beforeEach(() => sessionStorage.clear());

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
