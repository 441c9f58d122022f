import { ManualClock } from '@citas/clock/testing';
import type { LogSlice } from '@citas/hub';
import { FakeEventLog, FakeSubscriber, hubUnderTest } from '@citas/hub/testing';
import type { StreamMessage } from '@citas/protocol';
import { openTracing, type Tracing } from '@citas/telemetry';
import { OtlpReceiver } from '@citas/telemetry/testing';
import { tracedDelivery, tracedLog } from './traced-flow.ts';

const NOW = Temporal.Instant.from('2026-11-24T17:00:00Z').epochMilliseconds;
const causeOf = (digit: string) => `00-${digit.repeat(32)}-${digit.repeat(16)}-01`;
const slice: LogSlice = { channel: 'citas:a', epoch: 'e', head: 5, after: 0, events: [] };

async function told(
  work: (deps: { readonly tracing: Tracing; readonly clock: ManualClock }) => Promise<unknown>,
) {
  const collector = await OtlpReceiver.start();
  const clock = new ManualClock(NOW);
  const logger = { info: () => undefined, warn: () => undefined };
  const tracing = await openTracing({ endpoint: collector.url, service: 'citas-prueba', clock, logger });
  if (!tracing) throw new Error('there is an endpoint');
  await work({ tracing, clock });
  await tracing.stop();
  await collector.stop();
  return collector.spans.map(({ name, traceId, attributes, fromMs, toMs }) => ({
    ...{ name, trace: traceId[0], events: attributes['citas.events'] },
    ...{ fromMs: fromMs - NOW, toMs: toMs - NOW },
  }));
}

test('a read is told in the trace of each request whose events it found, with how many they are', async () => {
  const spans = await told(async ({ tracing, clock }) => {
    const causes = new Map([
      [1, causeOf('a')],
      [2, causeOf('b')],
      [3, causeOf('a')],
      [4, '0af76519-16cd-43dd-8448-eb211c80319c'],
    ]);
    const log = {
      async read() {
        clock.advance(20);
        return [
          { ...slice, causes },
          { ...slice, channel: 'citas:b' },
        ];
      },
    };
    expect(await tracedLog(log, { tracing, clock }).read([], 10)).toHaveLength(2);
  });
  const step = { name: 'hub read', fromMs: 0, toMs: 20 };
  expect(spans).toEqual([
    { ...step, trace: 'a', events: 2 },
    { ...step, trace: 'b', events: 1 },
  ]);
});

test('a read that found nothing is in no trace', async () => {
  expect(await told((deps) => tracedLog({ read: async () => [slice] }, deps).read([], 10))).toEqual([]);
});

test('a delivery lasts from the writing of its events to its last socket', async () => {
  const spans = await told(async ({ tracing, clock }) => {
    const log = new FakeEventLog();
    log.create('citas:a');
    const { hub } = hubUnderTest({
      ...{ log, clock, source: { refresh: async () => true }, delivered: tracedDelivery({ tracing, clock }) },
    });
    await hub.subscribe(new FakeSubscriber(), { channel: 'citas:a' });
    const events = [1, 2, 3].map((seq) => anEvent(seq));
    const causes = new Map([
      [1, causeOf('a')],
      [3, causeOf('b')],
    ]);
    hub.append({ ...slice, events, causes, ageMs: 430 });
  });
  const step = { name: 'hub deliver', fromMs: -430, toMs: 0, events: 1 };
  expect(spans).toEqual([
    { ...step, trace: 'a' },
    { ...step, trace: 'b' },
  ]);
});

function anEvent(seq: number): StreamMessage {
  const por = { id: null, nombre: 'x' };
  const data = { count: 1, desde: null, hasta: null, por, timestamp: '2026-11-24T17:00:00.000Z' };
  return { type: 'citas_changed', channel: 'citas:a', seq, data };
}
