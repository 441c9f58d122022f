import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { MAXIMO_DE_HUB, type HubVisto } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { OperadorComponent } from './operador.component.ts';

const CADA_MS = 5_000;
const CAIDO = { status: 503, statusText: '' };

type Estado = NonNullable<HubVisto['estado']>;
const nada = { conexiones: 0, maximo: 1000, suscripciones: 0, retrasoSegundos: 0, oyeAvisos: true };
const hub = (estado: Partial<Estado> | null = {}): HubVisto => ({
  ...{ id: 'h1', url: 'http://h1', desde: '2026-11-24T12:00:00Z', vistoEn: '2026-11-24T12:00:00Z' },
  estado: estado && { ...nada, canales: [], abiertas: [], ...estado },
});

async function abrir() {
  const clock = new ManualClock(Date.parse('2026-11-24T12:00:00Z'));
  const { fixture } = await render(OperadorComponent, unNegocioDePrueba(clock));
  const servidor = TestBed.inject(HttpTestingController);
  const pedidos = () => servidor.match(({ url }) => url === '/api/v1/operador/hubs');
  return { fixture, clock, pedidos };
}

test('an answer that takes longer than a period is shown, and nothing is asked meanwhile', async () => {
  const { fixture, clock, pedidos } = await abrir();
  const [primero] = pedidos();
  clock.advance(3 * CADA_MS);
  expect(pedidos()).toHaveLength(0);
  expect(primero!.request.timeout).toBe(30_000);
  primero!.flush({ datos: [hub()] });
  await fixture.whenStable();
  expect(screen.getAllByTestId('hub')).toHaveLength(1);
  clock.advance(CADA_MS);
  expect(pedidos()).toHaveLength(1);
});

test('a failure that takes longer than a period is told; it is asked again', async () => {
  const { fixture, clock, pedidos } = await abrir();
  const [primero] = pedidos();
  clock.advance(2 * CADA_MS);
  primero!.flush(null, CAIDO);
  await fixture.whenStable();
  expect(screen.getByRole('alert')).toBeTruthy();
  clock.advance(CADA_MS);
  expect(pedidos()).toHaveLength(1);
});

test('another negocio cuts off what is under way', async () => {
  const { pedidos } = await abrir();
  const [primero] = pedidos();
  fireEvent.input(screen.getByTestId('operador-negocio'), { target: { value: 'n1' } });
  expect(primero!.cancelled).toBe(true);
  expect(pedidos().map(({ request }) => request.params.get('negocio'))).toEqual(['n1']);
});

const NADIE = ['Nadie está conectado.', 'Nadie sigue ningún canal.'];
const dichos = () => NADIE.filter((texto) => screen.queryByText(texto));

test('that nobody is connected is said once it was answered, not before nor after a failure', async () => {
  const { fixture, clock, pedidos } = await abrir();
  expect(dichos()).toEqual([]);
  pedidos()[0]!.flush(null, CAIDO);
  await fixture.whenStable();
  expect(dichos()).toEqual([]);
  clock.advance(CADA_MS);
  pedidos()[0]!.flush({ datos: [hub()] });
  await fixture.whenStable();
  expect(dichos()).toEqual(NADIE);
  expect(screen.queryByTestId('hubs-callados')).toBeNull();
});

test('of a hub that does not answer it is said that what it holds is not known', async () => {
  const { fixture, pedidos } = await abrir();
  pedidos()[0]!.flush({ datos: [hub(), { ...hub(null), id: 'h2' }] });
  await fixture.whenStable();
  expect(screen.getByTestId('hubs-callados').textContent).toContain('no se sabe');
  expect(dichos()).toEqual([]);
  expect(screen.getAllByText('No se sabe.')).toHaveLength(2);
});

const canales = Array.from({ length: MAXIMO_DE_HUB }, (_nada, i) => ({
  canal: `citas:n${i}`,
  suscriptores: 1,
  posicion: 1,
  cabeza: 1,
}));
const abiertas = Array.from({ length: MAXIMO_DE_HUB }, (_nada, i) => ({
  ...{ id: `c${i}`, usuarioId: 'u', nombre: 'Ana', rol: 'admin' as const, negocioId: 'n' },
  ...{ desde: '2026-11-24T12:00:00Z', canales: 1, bytesEnEspera: 0 },
}));

test.each([
  ['channels', { canales }],
  ['connections', { abiertas }],
])('that not all %s of a hub are shown is said, and how to see the rest', async (_, estado) => {
  const { fixture, clock, pedidos } = await abrir();
  pedidos()[0]!.flush({ datos: [hub(), { ...hub(estado), id: 'h2' }] });
  await fixture.whenStable();
  expect(screen.getByTestId('hubs-recortados').textContent).toContain(
    'Se muestran 200 por hub: elige un negocio para ver el resto.',
  );
  clock.advance(CADA_MS);
  const menos = { canales: canales.slice(1), abiertas: abiertas.slice(1) };
  pedidos()[0]!.flush({ datos: [hub(menos)] });
  await fixture.whenStable();
  expect(screen.queryByTestId('hubs-recortados')).toBeNull();
});
