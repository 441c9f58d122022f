import { HttpTestingController } from '@angular/common/http/testing';
import { DeferBlockState, TestBed } from '@angular/core/testing';
import type { ServerMessage } from '@citas/protocol';
import { screen } from '@testing-library/angular';
import { eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { claveGuardada } from '../guardado/guardado.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { informeDePrueba } from './informe-de-prueba.ts';
import {
  abrir,
  ADMIN,
  AHORA,
  CAMBIO,
  enZona,
  numero,
  responder,
  stats,
  STATS,
} from './testing/panel-de-prueba.ts';

const textos = (id: string) => screen.queryAllByTestId(id).map(({ textContent }) => textContent);
const CITAS = 'citas:negocio_123';
const OTRA = '0193a000-0000-7000-8000-000000000002';

/** The cards beside the charts, without citas, and what the hub tells of them. */
async function conTarjetas() {
  const panel = await abrir(ADMIN);
  const { vista, socket } = panel;
  await responder(vista, 14);
  await vista.renderDeferBlock(DeferBlockState.Complete);
  const servidor = TestBed.inject(HttpTestingController);
  const nada = { datos: [], siguiente: null, posicion: { epoch: 'e', seq: 5 } };
  for (const url of ['/api/v1/citas', '/api/v1/actividad'])
    for (const lectura of servidor.match((peticion) => peticion.url === url)) lectura.flush(nada);
  const llega = async (mensaje: ServerMessage) => {
    socket().say(mensaje);
    await vista.fixture.whenStable();
  };
  const suscribir = async (seq: number) => {
    const pedido = socket()
      .take()
      .find((dicho) => dicho.type === 'subscribe' && dicho.data.channel === CITAS);
    await llega({
      type: 'subscribed',
      channel: CITAS,
      ...(pedido?.type === 'subscribe' && { id: pedido.id }),
      data: { epoch: 'e', seq, recovered: true },
    });
  };
  await suscribir(5);
  /** As a new snapshot does that holds at an earlier place: what came after it is told again. */
  const desde = async (seq: number) => {
    TestBed.inject(WebsocketService).subscribe(CITAS, { epoch: 'e', seq });
    await suscribir(seq);
  };
  const seVe = () => [textos('activity-item').length, textos('proxima').length];
  return { ...panel, llega, desde, seVe };
}

describe('the dashboard', () => {
  beforeEach(() => localStorage.clear());

  test('holds still while paused and catches up when resumed', async () => {
    const { vista, socket } = await abrir();
    socket().say(stats());
    await vista.fixture.whenStable();
    screen.getByRole('button', { name: 'Pausar' }).click();
    socket().say(stats({ citasHoy: 9 }));
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('5');
    screen.getByTestId('pausar').click();
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('9');
  });

  test('holds who comes next and the activity still too, and says what it does not', async () => {
    const { llega, desde, seVe, vista } = await conTarjetas();
    await llega(eventoDePrueba(6, { horaInicio: '13:00', horaFin: '13:30' }));
    expect(seVe()).toEqual([1, 1]);
    screen.getByTestId('pausar').click();
    const cambio = eventoDePrueba(7, { id: OTRA, horaInicio: '14:00', horaFin: '14:30' });
    await llega(cambio);
    await desde(6);
    await llega(cambio);
    expect(seVe()).toEqual([1, 1]);
    expect(textos('en-pausa')[0]).toMatch(/En pausa\s+· 1 cambio\s+· «Requieren atención» sigue al día/);
    screen.getByTestId('pausar').click();
    await vista.fixture.whenStable();
    expect(seVe()).toEqual([2, 2]);
  });

  test('shows while paused the days that are asked for, and never again those before', async () => {
    const { vista, socket, clock, rango } = await abrir(ADMIN);
    await responder(vista, 14);
    expect(numero('rango-completadas')).toBe('14');
    screen.getByTestId('pausar').click();
    socket().say(CAMBIO);
    clock.advance(3000);
    await responder(vista, 15);
    expect(numero('rango-completadas')).toBe('14');
    rango.set('ayer');
    await vista.fixture.whenStable();
    expect(screen.queryByTestId('rango-completadas')).toBeNull();
    await responder(vista, 9);
    expect(numero('rango-completadas')).toBe('9');
    clock.advance(10_000);
    socket().say(CAMBIO);
    clock.advance(0);
    await responder(vista, 10);
    expect(numero('rango-completadas')).toBe('9');
    screen.getByTestId('pausar').click();
    await vista.fixture.whenStable();
    expect(numero('rango-completadas')).toBe('10');
  });

  test('compares while paused with the days that are asked for', async () => {
    const { vista, comparar } = await abrir(ADMIN);
    await responder(vista, 14);
    expect(numero('comparado-con')).toContain('17 nov');
    screen.getByTestId('pausar').click();
    comparar.set('anio');
    await responder(vista, 14);
    expect(numero('comparado-con')).toContain('25 nov 2025');
  });

  test('while paused at midnight, names and figures become those of the new day together', async () => {
    const { vista, socket, clock } = await abrir(ADMIN, Date.parse('2026-11-24T23:59:58Z'));
    await responder(vista, 14);
    socket().say(stats({ citasHoy: 5 }, '2026-11-24T23:59:58Z'));
    await vista.fixture.whenStable();
    screen.getByTestId('pausar').click();
    socket().say(stats({ citasHoy: 6 }, '2026-11-24T23:59:59Z'));
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('5');
    clock.advance(3000);
    socket().say(stats({ citasHoy: 1 }, '2026-11-25T00:00:01Z'));
    await responder(vista, 0);
    expect(screen.getByTestId('fecha-de-hoy').textContent).toContain('miércoles, 25 de noviembre');
    expect(['kpi-hoy', 'rango-completadas'].map(numero)).toEqual(['1', '0']);
    socket().say(stats({ citasHoy: 2 }, '2026-11-25T00:00:04Z'));
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('1');
    screen.getByTestId('pausar').click();
    await vista.fixture.whenStable();
    expect(numero('kpi-hoy')).toBe('2');
  });

  describe('that this browser has seen before', () => {
    const vistas = (de: string) =>
      localStorage.setItem(
        claveGuardada(ADMIN, 'panel'),
        JSON.stringify({
          // A page without a connection goes on writing them down.
          de: AHORA - 60_000,
          valor: { stats: { ...STATS, citasHoy: 34, timestamp: de }, series: informeDePrueba().series },
        }),
      );
    const hoyYHora = () => ({
      hoy: numero('kpi-hoy'),
      hora: screen.queryByTestId('cifras-guardadas')?.textContent?.trim(),
    });
    const delInforme = { hoy: String(informeDePrueba().resumen.citas), hora: undefined };

    test.each([
      [
        'today',
        '2026-11-24T09:30:00Z',
        { hoy: '34', hora: 'Cifras de las 09:30, mientras llegan las de ahora' },
      ],
      ['yesterday', '2026-11-23T19:00:00Z', delInforme],
    ])('shows those of %s, or none', async (_cuando, de, seVe) => {
      vistas(de);
      const { vista } = await abrir(ADMIN);
      await responder(vista, 14);
      expect(hoyYHora()).toEqual(seVe);
    });

    test('shows them until it is known that they are not of the day of the negocio', async () => {
      vistas('2026-11-24T09:30:00Z');
      const { vista } = await abrir(ADMIN);
      await responder(vista, 14);
      expect(numero('kpi-hoy')).toBe('34');
      TestBed.inject(NegocioService).negocio.set(enZona('Pacific/Kiritimati'));
      await responder(vista, 14);
      expect(hoyYHora()).toEqual(delInforme);
    });
  });
});
