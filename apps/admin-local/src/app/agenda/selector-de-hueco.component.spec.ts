import { fireEvent, screen } from '@testing-library/angular';
import { corte, luis } from '../negocio/negocio-de-prueba.ts';
import { abrir, hueco } from './testing/forma-de-prueba.ts';

beforeEach(() => sessionStorage.clear());

describe('a time that is typed for whoever is free then', () => {
  const OTRO_DIA = '2026-11-25';
  const libreLuis = [hueco('10:00', '10:30', luis), hueco('10:15', '10:45', luis)];

  /** Ten past ten, on a day of which nothing is known yet. */
  async function sinSaber() {
    const forma = await abrir();
    forma.escribirCliente('Ana');
    await forma.servicio(corte.id);
    await forma.ofrecer(...libreLuis);
    await forma.escribirHora('10:10');
    await forma.elegir('form-fecha', OTRO_DIA);
    return forma;
  }
  const avisos = () => screen.getByTestId('otra-hora-avisos').textContent;

  test('is not sent before it is known who that is', async () => {
    const { ofrecer, crear } = await sinSaber();
    expect(avisos()).toBe('');
    fireEvent.submit(screen.getByTestId('cita-form'));
    await ofrecer(...libreLuis.map((libre) => ({ ...libre, fecha: OTRO_DIA })));
    expect(crear().pide).toMatchObject({ fecha: OTRO_DIA, horaInicio: '10:10', profesionalId: luis.id });
  });

  test('is nobody’s where that cannot be known, which is said first', async () => {
    const { preguntas, vista, crear } = await sinSaber();
    preguntas().at(-1)?.flush('', { status: 500, statusText: '' });
    await vista.fixture.whenStable();
    expect(avisos()).toContain('sin asignar');
    expect(crear().pide).toMatchObject({ horaInicio: '10:10', profesionalId: null });
  });
});
