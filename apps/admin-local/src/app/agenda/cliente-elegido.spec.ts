import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { fireEvent, screen } from '@testing-library/angular';
import { clienteDePrueba } from '../clientes/cliente-de-prueba.ts';
import { corte } from '../negocio/negocio-de-prueba.ts';
import { abrir, hueco } from './testing/forma-de-prueba.ts';

type Forma = Awaited<ReturnType<typeof abrir>>;

beforeEach(() => sessionStorage.clear());

/** A haircut at ten is chosen, for nobody yet. */
async function conHora() {
  const forma = await abrir();
  await forma.servicio(corte.id);
  await forma.ofrecer(hueco('10:00', '10:30'));
  return forma;
}

/** «ana» is typed, and Ana is found. */
async function encontrada({ clock, vista, escribirCliente }: Forma) {
  escribirCliente('ana');
  clock.advance(200);
  TestBed.inject(HttpTestingController)
    .expectOne(({ url }) => url === '/api/v1/clientes')
    .flush({ datos: [clienteDePrueba({ id: 'ana', nombre: 'Ana' })], siguiente: null });
  await vista.fixture.whenStable();
}
const pulsar = () => fireEvent.click(screen.getAllByTestId('client-option')[0]!);
const enter = () => fireEvent.keyDown(screen.getByTestId('form-cliente'), { key: 'Enter' });
const pedidas = () =>
  TestBed.inject(HttpTestingController).match({ method: 'POST', url: '/api/v1/citas' }).length;

test('a client who is pressed, last of all, is chosen and nothing is booked: the button is at hand', async () => {
  const forma = await conHora();
  await encontrada(forma);
  pulsar();
  await forma.vista.fixture.whenStable();
  expect(pedidas()).toBe(0);
  expect(screen.getByTestId<HTMLInputElement>('form-cliente').value).toBe('Ana');
  expect(document.activeElement).toBe(screen.getByTestId('form-submit'));
});

test('Enter on a client, last of all, books', async () => {
  const forma = await conHora();
  await encontrada(forma);
  enter();
  await forma.vista.fixture.whenStable();
  expect(pedidas()).toBe(1);
});

test.each([
  ['a press', pulsar],
  ['Enter', enter],
])('after %s on a client, the service is next while there is none', async (_que, elegir) => {
  const forma = await abrir();
  await encontrada(forma);
  elegir();
  await forma.vista.fixture.whenStable();
  expect(document.activeElement).toBe(screen.getByTestId('form-servicio'));
});
