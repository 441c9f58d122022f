import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { clienteDePrueba } from '../clientes/cliente-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { CampoClienteComponent } from './campo-cliente.component.ts';
import { NADIE } from './cliente-escrito.ts';

const cliente = (id: string) => clienteDePrueba({ id });

/** «ana» is typed, and these are found. */
async function encontrar(...ids: string[]) {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const vista = await render(CampoClienteComponent, {
    inputs: { cliente: NADIE },
    ...unNegocioDePrueba(clock),
  });
  fireEvent.input(screen.getByTestId('form-cliente'), { target: { value: 'ana' } });
  clock.advance(200);
  TestBed.inject(HttpTestingController)
    .expectOne(({ url }) => url === '/api/v1/clientes')
    .flush({ datos: ids.map(cliente), siguiente: null });
  await vista.fixture.whenStable();
  const avisos: boolean[] = [];
  vista.fixture.componentInstance.siguiente.subscribe((conTecla) => avisos.push(conTecla));
  return { vista, avisos };
}
const dicho = () => screen.getByRole('status').textContent.replaceAll(/\s+/g, ' ').trim();

test.each([
  [['1'], '1 cliente encontrado.'],
  [['1', '2'], '2 clientes encontrados.'],
])('how many were found is told in the singular when it is one: %#', async (ids, cuantos) => {
  await encontrar(...ids);
  expect(dicho()).toContain(cuantos);
});

test.each([
  ['by Enter', true, () => fireEvent.keyDown(screen.getByTestId('form-cliente'), { key: 'Enter' })],
  ['with a press', false, () => fireEvent.click(screen.getAllByTestId('client-option')[0]!)],
])('who is chosen %s is, the list closes, and the form is told how', async (_como, conTecla, elegir) => {
  const { vista, avisos } = await encontrar('1', '2');
  elegir();
  await vista.fixture.whenStable();
  expect(screen.getByTestId('client-note').hidden).toBe(false);
  expect(screen.getByRole('listbox', { hidden: true }).hidden).toBe(true);
  expect(avisos).toEqual([conTecla]);
});

describe('more clients than are offered', () => {
  const opciones = () => screen.getAllByTestId('client-option').map(({ textContent }) => textContent.trim());

  test('are told of, in sight and by voice, beside how many can be chosen', async () => {
    await encontrar('1', '2', '3', '4', '5', '6');
    expect(dicho()).toBe(
      '5 clientes encontrados. Flechas para elegir, Intro para aceptar. Hay más: sigue escribiendo.',
    );
    expect(screen.getByTestId('client-more').textContent.trim()).toBe('Hay más: sigue escribiendo.');
    // Five, and somebody new: no arrow goes to the line.
    expect([opciones().length, opciones().at(-1)]).toEqual([6, 'Crear «ana»']);
  });

  test('are not where all of them are offered', async () => {
    await encontrar('1', '2', '3', '4', '5');
    expect(dicho()).toBe('5 clientes encontrados. Flechas para elegir, Intro para aceptar.');
    expect(screen.queryByTestId('client-more')).toBeNull();
  });
});

describe('where the search for a client was not answered', () => {
  const sinRespuesta = async () => {
    const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
    const vista = await render(CampoClienteComponent, {
      inputs: { cliente: NADIE },
      ...unNegocioDePrueba(clock),
    });
    const campo = screen.getByTestId('form-cliente');
    const buscada = () => {
      clock.advance(200);
      return TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/api/v1/clientes');
    };
    fireEvent.input(campo, { target: { value: 'Ana Pér' } });
    buscada().error(new ProgressEvent('error'));
    await vista.fixture.whenStable();
    const pulsar = async (key: string) => {
      fireEvent.keyDown(campo, { key });
      await vista.fixture.whenStable();
    };
    return { vista, campo, buscada, pulsar };
  };
  const esNuevo = () => screen.queryByTestId('form-telefono') !== null;

  test('it says so, not that there is nobody, and Enter makes nobody new', async () => {
    const { campo, pulsar } = await sinRespuesta();
    expect(screen.getByRole('alert').textContent).toContain('No hemos podido buscar entre tus clientes');
    expect(screen.getByRole('status').textContent).not.toContain('encontrados');
    expect(campo.getAttribute('aria-activedescendant')).toBeNull();
    await pulsar('Enter');
    expect(esNuevo()).toBe(false);
  });

  test('somebody new is made by whoever goes there, and then that is all that is said', async () => {
    const { pulsar } = await sinRespuesta();
    await pulsar('ArrowDown');
    await pulsar('Enter');
    expect(esNuevo()).toBe(true);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('it is made again with one press, and Enter takes who was found', async () => {
    const { vista, campo, buscada, pulsar } = await sinRespuesta();
    const reintentar = screen.getByRole('button', { name: 'Reintentar' });
    // The field keeps the focus, so that the list stays.
    expect(fireEvent.mouseDown(reintentar)).toBe(false);
    fireEvent.click(reintentar);
    buscada().flush({ datos: [cliente('1')], siguiente: null });
    await vista.fixture.whenStable();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.activeElement).toBe(campo);
    await pulsar('Enter');
    expect(screen.getByTestId('client-note').hidden).toBe(false);
    expect(esNuevo()).toBe(false);
  });
});
