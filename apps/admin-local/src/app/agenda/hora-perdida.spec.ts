import { TestBed } from '@angular/core/testing';
import type { Cita, Hueco, ServerMessage } from '@citas/protocol';
import { screen } from '@testing-library/angular';
import type { Subject } from 'rxjs';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { corte, luis, marta } from '../negocio/negocio-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { abrir, hueco } from './testing/forma-de-prueba.ts';

beforeEach(() => sessionStorage.clear());

const MINUTO_MS = 60_000;
const elegida = () =>
  screen
    .getAllByTestId('form-slot')
    .filter((boton) => boton.getAttribute('aria-checked') === 'true')
    .map((boton) => [boton.dataset['hora'], boton.dataset['profesionalId']]);
const horas = () => screen.getAllByTestId('form-slot').map(({ dataset }) => dataset['hora']);
const dicho = () => screen.getByTestId('slot-lost').textContent.trim();

/** A haircut, the first free time proposed, at eight; then somebody books and it is looked at again. */
async function proponer(de: string, ...huecos: Hueco[]) {
  const forma = await abrir();
  await forma.persona(de);
  await forma.servicio(corte.id);
  await forma.ofrecer(...huecos);
  const mirarTras = async (minutos: number, cita: Partial<Cita>, ...ahora: Hueco[]) => {
    forma.clock.advance(minutos * MINUTO_MS);
    const mensajes = TestBed.inject(WebsocketService).messages$ as Subject<ServerMessage>;
    mensajes.next(eventoDePrueba(1, cita));
    forma.clock.advance(250);
    await forma.ofrecer(...ahora);
  };
  return { ...forma, mirarTras };
}
const deMarta = { profesionalId: marta.id, horaInicio: '10:00', horaFin: '10:30' };

describe('a chosen time that is over while the form is open', () => {
  test('is not told to be taken: what is nearest is chosen, and it is offered no more', async () => {
    const ochoYCuarto = hueco('08:15', '08:45');
    const ochoYMedia = hueco('08:30', '09:00');
    const { mirarTras } = await proponer(marta.id, ochoYCuarto, ochoYMedia);
    await mirarTras(16, deMarta, ochoYMedia);
    expect(dicho()).toBe('Las 08:15 ya han pasado. Lo más cerca: 08:30.');
    expect(elegida()).toEqual([['08:30', marta.id]]);
    expect(horas()).toEqual(['08:30']);
  });

  test('is told to be over where nothing else is free', async () => {
    const { mirarTras } = await proponer(marta.id, hueco('08:15', '08:45'));
    await mirarTras(16, deMarta);
    expect(dicho()).toBe('Esa hora ya ha pasado.');
  });

  test('is not over in its own minute: then it was taken', async () => {
    const { mirarTras } = await proponer(marta.id, hueco('08:15', '08:45'), hueco('09:00', '09:30'));
    await mirarTras(15, deMarta, hueco('09:00', '09:30'));
    expect(dicho()).toBe('Alguien acaba de ocupar las 08:15. Elige otra hora.');
    expect(elegida()).toEqual([]);
    expect(horas()).toEqual(['08:15', '09:00']);
  });
});

describe('a chosen time that somebody takes', () => {
  const conMarta = hueco('10:00', '10:30');
  const conLuis = hueco('10:00', '10:30', luis);

  test('is kept with whoever else is free then, where it does not matter who', async () => {
    const { mirarTras, escribirCliente, crear } = await proponer('', conLuis, conMarta);
    expect(elegida()).toEqual([['10:00', luis.id]]);
    await mirarTras(0, { ...deMarta, profesionalId: luis.id }, conMarta, hueco('11:00', '11:30'));
    expect(elegida()).toEqual([['10:00', marta.id]]);
    expect(dicho()).toBe('A las 10:00 ya no está libre Luis: será con Marta.');
    escribirCliente('Ana');
    expect(crear().pide).toMatchObject({ profesionalId: marta.id, horaInicio: '10:00' });
  });

  test('is not once it was refused: what is offered in its stead stays, and the focus there', async () => {
    const { mirarTras, escribirCliente, crear } = await proponer('', conLuis, conMarta);
    escribirCliente('Ana');
    await crear().chocar(conMarta);
    const alternativa = screen.getByTestId('alternative');
    await mirarTras(0, { ...deMarta, profesionalId: luis.id }, conMarta, hueco('11:00', '11:30'));
    expect(elegida()).toEqual([]);
    expect(dicho()).toBe('Recepción acaba de ocupar las 10:00. Elige otra hora.');
    expect(document.activeElement).toBe(alternativa);
  });

  test('is not where nobody else is free', async () => {
    const { mirarTras } = await proponer('', conMarta);
    await mirarTras(0, deMarta, hueco('11:00', '11:30', luis));
    expect(elegida()).toEqual([]);
    expect(dicho()).toBe('Recepción acaba de ocupar las 10:00. Elige otra hora.');
  });

  test('is not where it matters who', async () => {
    const { mirarTras } = await proponer(marta.id, conMarta);
    await mirarTras(0, deMarta);
    expect(elegida()).toEqual([]);
    expect(dicho()).toBe('Recepción acaba de ocupar las 10:00. Elige otra hora.');
  });
});
