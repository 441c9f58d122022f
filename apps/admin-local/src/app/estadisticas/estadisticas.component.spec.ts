import { SIN_CITAS } from '@citas/domain';
import { HttpTestingController } from '@angular/common/http/testing';
import { DeferBlockState, TestBed } from '@angular/core/testing';
import { screen } from '@testing-library/angular';
import { abrir, ADMIN, CAMBIO, canal, numero, responder, stats } from './testing/panel-de-prueba.ts';

describe('the dashboard', () => {
  beforeEach(() => localStorage.clear());

  test('subscribes to the figures of its own negocio and shows them, changing in place', async () => {
    const { vista, socket } = await abrir();
    expect(socket().take()).toMatchObject([
      { type: 'subscribe', data: { channel: canal } },
      { type: 'ping' },
    ]);
    socket().say(stats());
    await vista.fixture.whenStable();
    expect(['hoy', 'total', 'completadas', 'canceladas'].map((n) => numero(`kpi-${n}`))).toEqual([
      '5',
      '25',
      '20',
      '3',
    ]);
    const elemento = screen.getByTestId('kpi-hoy');
    socket().say(stats({ citasHoy: 6 }));
    await vista.fixture.whenStable();
    expect(screen.getByTestId('kpi-hoy')).toBe(elemento);
    expect(numero('kpi-hoy')).toBe('6');
  });

  test('says how old the figures are, and that the connection is lost', async () => {
    const { vista, socket, clock } = await abrir();
    const chip = async () => {
      await vista.fixture.whenStable();
      return screen.getByTestId('connection-chip').textContent?.replace(/\s+/g, ' ').trim();
    };
    socket().say(stats());
    expect(await chip()).toBe('En vivo · hace 0 s');
    clock.advance(3_000);
    expect(await chip()).toBe('En vivo · hace 3 s');
    socket().end(1006);
    expect(await chip()).toBe('Sin conexión · hace 3 s');
    expect(screen.getByTestId('connection-chip').dataset['tono']).toBe('tarde');
    clock.advance(28_000);
    expect(await chip()).toBe('Sin conexión · hace 31 s');
    expect(screen.getByTestId('connection-chip').dataset['tono']).toBe('caido');
    expect(numero('kpi-hoy')).toBe('5');
  });

  test('says how old the figures are, and greys them, though the hub still answers', async () => {
    const { vista, socket, clock } = await abrir();
    socket().say(stats());
    const silencio = async (segundos: number) => {
      for (let i = 0; i < segundos; i += 1) {
        socket().say({ type: 'pong', data: { serverTime: new Date(clock.now()).toISOString() } });
        clock.advance(1000);
      }
      await vista.fixture.whenStable();
      return screen.getByTestId('connection-chip').textContent?.replace(/\s+/g, ' ').trim();
    };
    expect(await silencio(13)).toBe('Actualizando… · hace 13 s');
    expect(await silencio(18)).toBe('Datos viejos · hace 31 s');
    expect(screen.getByTestId('connection-chip').dataset['tono']).toBe('caido');
    expect(screen.getByTestId('kpi-hoy').classList).toContain('vieja');
    expect(screen.getByText('Sin datos nuevos desde las', { exact: false }).textContent).toContain(
      '12:00:00',
    );
    expect(screen.queryByRole('button', { name: 'Reintentar' })).toBeNull();
    socket().say(stats({ citasHoy: 6 }, '2026-11-24T12:00:31Z'));
    expect(await silencio(1)).toBe('En vivo · hace 1 s');
  });

  test('left open over midnight without a connection, shows no figures of yesterday as those of today', async () => {
    const { vista, socket, clock } = await abrir(ADMIN, Date.parse('2026-11-24T23:59:00Z'));
    const dia = { ...SIN_CITAS, confirmada: 5 };
    socket().say(stats({ citasHoy: 5 }, '2026-11-24T23:59:00Z'));
    socket().say({
      ...CAMBIO,
      data: { ...CAMBIO.data, porDia: { '2026-11-24': dia }, porHora: { '10': dia } },
    });
    await responder(vista, 14);
    await vista.renderDeferBlock(DeferBlockState.Complete);
    const porHora = screen.getByTestId('por-hora');
    expect(numero('kpi-hoy')).toBe('5');
    expect(porHora.textContent).toContain('10:00, con 5');
    socket().end(1006);
    clock.advance(61_000);
    await vista.fixture.whenStable();
    expect(screen.getByTestId('fecha-de-hoy').textContent).toContain('miércoles, 25 de noviembre');
    expect(screen.queryByTestId('kpi-hoy')).toBeNull();
    expect(porHora.textContent).not.toContain('10:00');
    expect(numero('kpi-total')).toBe('25');
  });

  test('stops following the channel when it is left', async () => {
    const { vista, socket } = await abrir();
    socket().take();
    vista.fixture.destroy();
    expect(socket().take()).toMatchObject([{ type: 'unsubscribe', data: { channel: canal } }]);
  });

  test('tells what of the chosen days was left open, and leads to it', async () => {
    const { vista, rango } = await abrir(ADMIN);
    rango.set('semana');
    await responder(vista, 14, { '2026-11-23': { ...SIN_CITAS, pendiente: 1, confirmada: 2 } });
    expect(screen.getByTestId('sin-cerrar').textContent).toContain('3 citas de estos días siguen sin cerrar');
    expect(screen.getByRole('link', { name: 'Ver' }).getAttribute('href')).toBe('/?ver=sinCerrar');
    rango.set('ayer');
    await responder(vista, 14);
    expect(screen.queryByTestId('sin-cerrar')).toBeNull();
  });

  test('asks REST for no citas when the role may not see them', async () => {
    await abrir();
    TestBed.inject(HttpTestingController).verify();
  });
});
