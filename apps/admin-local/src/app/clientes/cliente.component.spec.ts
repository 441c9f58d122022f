import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { render, screen } from '@testing-library/angular';
import { BorradorDeCita, type Borrador } from '../agenda/borrador.service.ts';
import { conocidoComo } from '../agenda/cliente-escrito.ts';
import { corte, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { clienteDePrueba } from './cliente-de-prueba.ts';
import { ClienteComponent } from './cliente.component.ts';

/** A haircut for Ana, half typed. */
const medioEscrita = (notas: string): Borrador => ({
  cliente: conocidoComo(clienteDePrueba({ id: 'ana', nombre: 'Ana' })),
  servicioId: corte.id,
  profesionalId: '',
  fecha: '2026-11-24',
  notas,
});

/** The page of a client, where these drafts were left: `de` nobody in the agenda. */
async function abrir(id: string, ...dejados: { de?: string; notas: string }[]) {
  sessionStorage.clear();
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T08:00:00-06:00')));
  return render(ClienteComponent, {
    inputs: { id },
    providers: [...opciones.providers, provideAvisosDePrueba(), provideRouter([])],
    configureTestBed: (testBed) => {
      opciones.configureTestBed(testBed);
      for (const { de, notas } of dejados) TestBed.inject(BorradorDeCita).guardar(medioEscrita(notas), de);
    },
  });
}
const notas = () => screen.queryByTestId<HTMLInputElement>('form-notas')?.value;

test('a form that was left half filled in for a client is open on their page again, as it was', async () => {
  await abrir('ana', { notas: 'en la agenda' }, { de: 'ana', notas: 'en su página' });
  expect(notas()).toBe('en su página');
});

test('one that was left in the agenda for the same client is not', async () => {
  await abrir('ana', { notas: 'en la agenda' });
  expect(notas()).toBeUndefined();
});

test("it stays on that client's page when another's takes its place", async () => {
  const vista = await abrir('ana', { de: 'ana', notas: 'de Ana' });
  await vista.rerender({ inputs: { id: 'bea' }, partialUpdate: true });
  expect(notas()).toBeUndefined();
  await vista.rerender({ inputs: { id: 'ana' }, partialUpdate: true });
  expect(notas()).toBe('de Ana');
});
