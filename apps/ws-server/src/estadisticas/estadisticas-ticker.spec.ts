import { ManualClock } from '@citas/clock/testing';
import { SIN_CITAS, type Series } from '@citas/domain';
import { FakeEventLog, FakeSubscriber, hubUnderTest } from '@citas/hub/testing';
import { createLogger } from '@citas/process';
import type { EstadisticasDeNegocio } from '@citas/statistics';
import { EstadisticasTicker } from './estadisticas-ticker.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const clock = new ManualClock(1_795_000_000_000);
  const world = { total: 1, hoy: '2026-11-24', serie: 0, failure: undefined as Error | undefined };
  let reading: Promise<void> | undefined;
  const asked: string[][] = [];
  const lines: string[] = [];
  const ticker: EstadisticasTicker = new EstadisticasTicker({
    hub: () => hub,
    clock,
    logger: createLogger({ name: 'x', destination: { write: (line) => void lines.push(line) } }),
    async readEstadisticas(negocios) {
      await reading;
      if (world.failure) throw world.failure;
      asked.push([...negocios].sort());
      return negocios.filter((id) => id !== 'nadie').map((id) => figures(id, world));
    },
    async readSeries(negocios) {
      const porDia = { [world.hoy]: { ...SIN_CITAS, pendiente: world.serie } };
      const series: Series = { porDia, porHora: {}, porServicio: {}, porProfesional: {} };
      return new Map(negocios.map((id) => [id, series]));
    },
  });
  const { hub } = hubUnderTest({ log: new FakeEventLog(), source: ticker });
  const watch = async (id: string) => {
    const subscriber = new FakeSubscriber(id);
    const outcome = await hub.subscribe(subscriber, { channel: `estadisticas:${id}` });
    return { subscriber, outcome };
  };
  /** No read ends before what is returned is called. */
  const hold = (): (() => void) => {
    const gate = Promise.withResolvers<void>();
    reading = gate.promise;
    return gate.resolve;
  };
  return { clock, world, asked, lines, ticker, hub, watch, hold };
}

function figures(negocioId: string, { total, hoy }: { total: number; hoy: string }): EstadisticasDeNegocio {
  const estadisticas = {
    totalCitas: total,
    citasHoy: 0,
    citasCompletadas: 0,
    citasCanceladas: 0,
    citasPendientes: total,
    citasConfirmadas: 0,
    citasNoAsistio: 0,
    duracionPromedio: 30,
    ultimaCita: hoy,
  };
  return { negocioId, hoy, estadisticas };
}

describe('statistics', () => {
  test('come at once on subscribing, stats first', async () => {
    const { watch } = setUp();
    expect((await watch('a')).subscriber.heard).toEqual(['subscribed 0', 'stats', 'series']);
  });

  test('of many negocios that are asked for at the same time cost two statements at most', async () => {
    const { watch, asked } = setUp();
    await Promise.all(Array.from({ length: 20 }, (_, i) => watch(`n${i}`)));
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test('of a negocio that does not exist are refused', async () => {
    const { watch } = setUp();
    expect((await watch('nadie')).outcome).toBe('unknown_channel');
  });

  test('come within 250 ms of each change, however many changes there are', async () => {
    const { watch, ticker, clock, world, asked } = setUp();
    const { subscriber } = await watch('a');
    for (let i = 0; i < 50; i += 1) {
      world.total += 1;
      ticker.markDirty('a');
      clock.advance(20);
      await settle();
    }
    clock.advance(250);
    await settle();
    expect(subscriber.messages.at(-1)).toMatchObject({ data: { totalCitas: 51 } });
    expect(asked.length).toBeLessThanOrEqual(1 + 1000 / 150 + 2);
  });

  test('are a sign of life every 5 s, be it that those of a change are still being read then', async () => {
    const { watch, ticker, clock, hold } = setUp();
    await ticker.start();
    const { subscriber } = await watch('a');
    clock.advance(4990);
    const release = hold();
    ticker.markDirty('a');
    clock.advance(10);
    release();
    await settle();
    clock.advance(150);
    await settle();
    expect(subscriber.heard).toEqual(['subscribed 0', 'stats', 'series', 'stats']);
    await ticker.stop();
  });

  test('are not repeated for a change that leaves them as they were', async () => {
    const { watch, ticker, clock } = setUp();
    const { subscriber } = await watch('a');
    ticker.markDirty('a');
    clock.advance(250);
    await settle();
    expect(subscriber.heard).toEqual(['subscribed 0', 'stats', 'series']);
  });

  test('move the series alone when only the days moved', async () => {
    const { watch, ticker, clock, world } = setUp();
    const { subscriber } = await watch('a');
    world.serie = 3;
    ticker.markDirty('a');
    clock.advance(250);
    await settle();
    expect(subscriber.heard.slice(3)).toEqual(['series']);
  });

  test('are repeated every 5 s as a sign of life, all in one statement', async () => {
    const { watch, ticker, clock, asked } = setUp();
    const [a] = [await watch('a'), await watch('b')];
    await ticker.start();
    asked.length = 0;
    clock.advance(5000);
    await settle();
    expect(asked).toEqual([['a', 'b']]);
    expect(a.subscriber.heard.slice(3)).toEqual(['stats']);
    await ticker.stop();
    expect(clock.pending).toBe(0);
  });

  test('bring a new series when the day of the negocio changes without any write', async () => {
    const { watch, ticker, clock, world } = setUp();
    const { subscriber } = await watch('a');
    await ticker.start();
    world.hoy = '2026-11-25';
    clock.advance(5000);
    await settle();
    expect(subscriber.heard.slice(3)).toEqual(['stats', 'series']);
    await ticker.stop();
  });

  test('are never asked for a negocio that nobody watches', async () => {
    const { watch, hub, ticker, clock, asked } = setUp();
    hub.disconnect((await watch('a')).subscriber);
    await ticker.start();
    asked.length = 0;
    ticker.markDirty('a');
    clock.advance(20_000);
    await settle();
    expect(asked).toEqual([]);
    await ticker.stop();
  });

  test('survive a database that is away: told once, and nothing that changed meanwhile is missed', async () => {
    const { watch, ticker, clock, world, lines } = setUp();
    const { subscriber } = await watch('a');
    await ticker.start();
    world.failure = new Error('away');
    world.serie = 9;
    ticker.markDirty('a');
    for (let i = 0; i < 3; i += 1) {
      clock.advance(5000);
      await settle();
    }
    await expect(watch('b')).rejects.toThrow('away');
    expect(lines.filter((line) => line.includes('database error'))).toHaveLength(1);
    world.failure = undefined;
    clock.advance(1000);
    await settle();
    expect(subscriber.heard.slice(3)).toEqual(['series']);
    await ticker.stop();
  });
});
