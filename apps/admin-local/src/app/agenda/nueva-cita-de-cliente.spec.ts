import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { fireEvent, screen } from '@testing-library/angular';
import { clienteDePrueba } from '../clientes/cliente-de-prueba.ts';
import { Guardado } from '../guardado/guardado.service.ts';
import { corte, tinte } from '../negocio/negocio-de-prueba.ts';
import { BorradorDeCita } from './borrador.service.ts';
import { abrir, hueco } from './testing/forma-de-prueba.ts';

const ana = clienteDePrueba({ id: 'ana', nombre: 'Ana' });
const bea = clienteDePrueba({ id: 'bea', nombre: 'Bea' });

const valor = (campo: string) => screen.getByTestId<HTMLInputElement>(campo).value;
const anotar = (value: string) => fireEvent.input(screen.getByTestId('form-notas'), { target: { value } });
const visto = () => [valor('form-cliente'), valor('form-servicio'), valor('form-notas')];
const recuperado = () => screen.queryByTestId('form-restored') !== null;
const lectura = (id: string) =>
  TestBed.inject(HttpTestingController).expectOne({ method: 'GET', url: `/api/v1/clientes/${id}` });

type Forma = Awaited<ReturnType<typeof abrir>>;

/** It is left as it is; another page of the same tab. */
async function dejar({ vista }: Forma) {
  await vista.fixture.whenStable();
  vista.fixture.destroy();
  TestBed.resetTestingModule();
}

/** The form on a client's page. */
async function deCliente(cliente: typeof ana) {
  const forma = await abrir({ clienteId: cliente.id });
  lectura(cliente.id).flush(cliente);
  await forma.vista.fixture.whenStable();
  return forma;
}

/** The agenda's form, left with a colour for Ana half typed in it. */
async function medioEscritaEnLaAgenda() {
  const forma = await abrir();
  forma.escribirCliente('Ana');
  await forma.servicio(tinte.id);
  anotar('alergia al amoniaco');
  await dejar(forma);
}

/** The one on a client's page, left with their haircut half typed in it. */
async function medioEscritaPara(cliente: typeof ana, notas: string) {
  const forma = await deCliente(cliente);
  await forma.servicio(corte.id);
  anotar(notas);
  await dejar(forma);
}

beforeEach(() => sessionStorage.clear());

describe("the form on a client's page", () => {
  test("takes nothing of what was half typed in the agenda, which is the agenda's still", async () => {
    await medioEscritaEnLaAgenda();
    const forma = await deCliente(bea);
    expect([visto(), recuperado()]).toEqual([['Bea', '', ''], false]);
    await forma.servicio(corte.id);
    anotar('viene con su hija');
    fireEvent.click(screen.getByRole('button', { name: 'Cerrar', hidden: true }));
    await dejar(forma);
    await abrir();
    expect([visto(), recuperado()]).toEqual([['Ana', tinte.id, 'alergia al amoniaco'], true]);
  });

  test('shows nobody else where the client cannot be read', async () => {
    await medioEscritaEnLaAgenda();
    const forma = await abrir({ clienteId: bea.id });
    lectura(bea.id).error(new ProgressEvent('error'));
    await forma.vista.fixture.whenStable();
    expect([visto(), recuperado()]).toEqual([['', '', ''], false]);
  });

  test("comes back with its own, which is neither the agenda's nor another client's", async () => {
    await medioEscritaPara(ana, 'alergia al amoniaco');
    await medioEscritaPara(bea, 'viene con su hija');
    const deLaAgenda = await abrir();
    expect([visto(), recuperado()]).toEqual([['', '', ''], false]);
    expect(TestBed.inject(BorradorDeCita).hay()).toBe(false);
    await dejar(deLaAgenda);
    const deAna = await deCliente(ana);
    expect([visto(), recuperado()]).toEqual([['Ana', corte.id, 'alergia al amoniaco'], true]);
    await dejar(deAna);
    await deCliente(bea);
    expect([visto(), recuperado()]).toEqual([['Bea', corte.id, 'viene con su hija'], true]);
  });

  test('keeps nothing once it is for somebody else, nor where only their name stands in it', async () => {
    const forma = await deCliente(ana);
    await dejar(forma);
    const otra = await deCliente(ana);
    expect(recuperado()).toBe(false);
    otra.escribirCliente('Bea');
    await otra.servicio(corte.id);
    anotar('viene con su hija');
    await dejar(otra);
    await deCliente(ana);
    expect([visto(), recuperado()]).toEqual([['Ana', '', ''], false]);
  });

  test('begins anew for the same client', async () => {
    await medioEscritaPara(ana, 'alergia al amoniaco');
    const forma = await deCliente(ana);
    await forma.ofrecer(hueco('09:00', '09:30'));
    fireEvent.click(screen.getByRole('button', { name: 'Empezar de nuevo' }));
    await forma.vista.fixture.whenStable();
    expect([visto(), recuperado()]).toEqual([['Ana', '', ''], false]);
    await forma.servicio(corte.id);
    await forma.ofrecer(hueco('10:00', '10:30'));
    expect(forma.crear().pide).toMatchObject({ clienteId: 'ana', servicioId: corte.id });
  });

  test('is told that it was refused once it has been left, and no other is', async () => {
    await medioEscritaEnLaAgenda();
    const forma = await deCliente(bea);
    await forma.servicio(corte.id);
    await forma.ofrecer(hueco('10:00', '10:30'));
    const reserva = forma.crear();
    forma.vista.fixture.destroy();
    await reserva.chocar();
    const enLaAgenda = TestBed.inject(BorradorDeCita).leer();
    expect(enLaAgenda?.cliente.texto).toBe('Ana');
    TestBed.resetTestingModule();
    const otraVez = await deCliente(bea);
    await otraVez.ofrecer(hueco('10:30', '11:00'));
    const segunda = otraVez.crear();
    expect(segunda.pide).toMatchObject({ clienteId: 'bea', horaInicio: '10:30' });
    expect(segunda.clave).not.toBe(reserva.clave);
  });

  test('leaves nothing behind when it is booked, nor when somebody logs out', async () => {
    await medioEscritaPara(ana, 'alergia al amoniaco');
    const forma = await deCliente(bea);
    await forma.servicio(corte.id);
    await forma.ofrecer(hueco('10:00', '10:30'));
    forma.crear().conceder();
    const borradores = TestBed.inject(BorradorDeCita);
    expect([borradores.hay('ana'), borradores.hay('bea')]).toEqual([true, false]);
    TestBed.inject(Guardado).olvidar();
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('amoniaco');
    expect(borradores.hay('ana')).toBe(false);
  });
});
