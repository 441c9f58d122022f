import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { fireEvent, screen } from '@testing-library/angular';
import { corte } from '../negocio/negocio-de-prueba.ts';
import { abrir, hueco } from './testing/forma-de-prueba.ts';

beforeEach(() => sessionStorage.clear());

const campo = (id: string) => screen.getByTestId<HTMLInputElement>(id);
const escrito = () => [campo('form-cliente').value, campo('form-telefono').value];
const pedidas = () => TestBed.inject(HttpTestingController).match({ method: 'POST', url: '/api/v1/citas' });

/** A haircut at ten is chosen, for whom it says. */
async function conHora(cliente: string) {
  const forma = await abrir();
  forma.escribirCliente(cliente);
  await forma.servicio(corte.id);
  await forma.ofrecer(hueco('10:00', '10:30'));
  return forma;
}

test('a number that was left where the name goes is nobody’s name: it becomes the phone, and the name is asked for', async () => {
  const { vista, escribirCliente, crear } = await conHora('5512345678');
  fireEvent.submit(screen.getByTestId('cita-form'));
  await vista.fixture.whenStable();
  expect(pedidas()).toEqual([]);
  expect(escrito()).toEqual(['', '5512345678']);
  expect(document.activeElement).toBe(campo('form-cliente'));
  // No list lies over what is asked.
  expect(campo('form-cliente').getAttribute('aria-expanded')).toBe('false');
  expect(screen.getByText('Escribe el nombre de la persona.').hidden).toBe(false);
  escribirCliente('Zoe');
  expect(crear().pide).toMatchObject({ cliente: { nombre: 'Zoe', telefono: '5512345678' } });
});

test('nor is it where another time is booked in the place of one that was taken', async () => {
  const { vista, escribirCliente, crear } = await conHora('Ana');
  await crear().chocar(hueco('11:00', '11:30'));
  escribirCliente('5512345678');
  fireEvent.click(screen.getByTestId('alternative'));
  await vista.fixture.whenStable();
  expect(pedidas()).toEqual([]);
  expect(escrito()).toEqual(['', '5512345678']);
});

test('the phone of somebody new stays when their name is accepted by Enter too', async () => {
  const { clock, vista, escribirCliente } = await abrir();
  const nuevo = async (texto: string) => {
    escribirCliente(texto);
    clock.advance(200);
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url === '/api/v1/clientes')
      .flush({ datos: [], siguiente: null });
    await vista.fixture.whenStable();
    fireEvent.keyDown(campo('form-cliente'), { key: 'Enter' });
    await vista.fixture.whenStable();
  };
  await nuevo('5512345678');
  await nuevo('Zoe');
  expect(escrito()).toEqual(['Zoe', '5512345678']);
});
