import { ManualClock } from '@citas/clock/testing';
import { openTracing } from './open-tracing.ts';
import { OtlpReceiver } from './otlp-receiver.ts';

const REMOTE = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };
const SERVED = { name: 'GET /citas', isFailure: false };

let collector: OtlpReceiver;
let stops: (() => Promise<void>)[];
beforeEach(async () => {
  collector = await OtlpReceiver.start();
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) await stop();
  await collector.stop();
});

async function traced(endpoint = collector.url) {
  const told: string[] = [];
  const clock = new ManualClock();
  const logger = {
    info: (message: string) => told.push(message),
    warn: (_: object, m: string) => told.push(m),
  };
  const tracing = await openTracing({ endpoint, service: 'citas-prueba', clock, logger });
  if (!tracing) throw new Error('there is an endpoint');
  stops.push(() => tracing.stop());
  return { tracing, told, clock };
}

/** Everything that was exported, once it all has been. */
async function exported({ tracing }: Awaited<ReturnType<typeof traced>>) {
  await tracing.stop();
  return collector.spans;
}

test('without an endpoint there is nothing to trace with', async () => {
  const logger = { info: () => undefined, warn: () => undefined };
  const options = { endpoint: undefined, service: 'citas-prueba', clock: new ManualClock(), logger };
  expect(await openTracing(options)).toBeUndefined();
});

test.each(['', '/'])('an endpoint that ends in "%s" is sent traces under its own path', async (end) => {
  const under = await traced(collector.url + end);
  under.tracing.request({ name: 'GET' }, undefined).end(SERVED);
  expect(await exported(under)).toHaveLength(1);
});

test('what a request does is in its trace, one step within the other', async () => {
  const under = await traced();
  const { tracing } = under;
  const request = tracing.request({ name: 'GET', kind: 'server' }, undefined);
  const done = Promise.withResolvers<void>();
  request.run(() => {
    const inner = () => tracing.step({ name: 'inner' }, async () => undefined);
    void tracing.step({ name: 'outer' }, inner).then(done.resolve);
  });
  await done.promise;
  request.end({ ...SERVED, attributes: { 'http.response.status_code': 200 } });
  const [inner, outer, served] = await exported(under);
  expect(served).toMatchObject({
    service: 'citas-prueba',
    name: 'GET /citas',
    parentSpanId: undefined,
    attributes: { 'http.response.status_code': 200 },
    isFailure: false,
  });
  expect([outer?.parentSpanId, inner?.parentSpanId]).toEqual([served?.spanId, outer?.spanId]);
  expect(new Set([inner, outer, served].map((span) => span?.traceId)).size).toBe(1);
  expect(request.traceparent).toBe(`00-${served?.traceId}-${served?.spanId}-01`);
});

test('a request goes on with the trace that its caller names', async () => {
  const under = await traced();
  under.tracing.request({ name: 'GET' }, `00-${REMOTE.trace}-${REMOTE.span}-01`).end(SERVED);
  expect(await exported(under)).toMatchObject([{ traceId: REMOTE.trace, parentSpanId: REMOTE.span }]);
});

test('a request whose caller traces nothing is not traced either, but hands on the name of the trace', async () => {
  const under = await traced();
  const request = under.tracing.request({ name: 'GET' }, `00-${REMOTE.trace}-${REMOTE.span}-00`);
  request.end(SERVED);
  under.tracing.followed(request.traceparent, { name: 'later' }, { fromMs: 1, toMs: 2 });
  expect(await exported(under)).toEqual([]);
  expect(request.traceparent).toMatch(new RegExp(`^00-${REMOTE.trace}-[\\da-f]{16}-00$`));
});

test.each([
  ['nothing', undefined],
  ['no traceparent', 'hola'],
  ['a request id that is none', '0af76519-16cd-43dd-8448-eb211c80319c'],
  ['a trace of zeros', `00-${'0'.repeat(32)}-${REMOTE.span}-01`],
  ['a span of zeros', `00-${REMOTE.trace}-${'0'.repeat(16)}-01`],
  ['a version that there is not', `ff-${REMOTE.trace}-${REMOTE.span}-01`],
])('%s begins a trace of its own, and nothing follows of it', async (_title, traceparent) => {
  const under = await traced();
  under.tracing.request({ name: 'GET' }, traceparent).end(SERVED);
  under.tracing.followed(traceparent ?? '', { name: 'later' }, { fromMs: 1, toMs: 2 });
  const spans = await exported(under);
  expect(spans.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual([['GET /citas', undefined]]);
  expect(spans[0]?.traceId).not.toBe(REMOTE.trace);
});

test('what followed elsewhere is in the trace of its cause, with its own times', async () => {
  const under = await traced();
  const fromMs = Date.parse('2026-11-24T17:00:00Z');
  const step = { name: 'hub deliver', attributes: { 'citas.events': 3 } };
  under.tracing.followed(`00-${REMOTE.trace}-${REMOTE.span}-01`, step, { fromMs, toMs: fromMs + 40 });
  expect(await exported(under)).toMatchObject([
    {
      ...{ traceId: REMOTE.trace, parentSpanId: REMOTE.span, name: 'hub deliver' },
      ...{ fromMs, toMs: fromMs + 40, attributes: { 'citas.events': 3 } },
    },
  ]);
});

test('what no request asked for is done without a trace', async () => {
  const under = await traced();
  expect(await under.tracing.step({ name: 'job' }, async () => 'done')).toBe('done');
  expect(await exported(under)).toEqual([]);
});

test.each([
  ['its code', Object.assign(new Error('Lola Gómez'), { code: '23505' }), '23505'],
  ['its class', new TypeError('Lola Gómez'), 'TypeError'],
])('of a step that fails %s is told, and never its message', async (_title, error, told) => {
  const under = await traced();
  const request = under.tracing.request({ name: 'GET' }, undefined);
  const failed = Promise.withResolvers<unknown>();
  request.run(() => {
    const work = async () => {
      throw error;
    };
    void under.tracing.step({ name: 'step' }, work).catch(failed.resolve);
  });
  expect(await failed.promise).toBe(error);
  expect(await exported(under)).toMatchObject([{ isFailure: true, attributes: { 'error.type': told } }]);
  expect(JSON.stringify(collector.spans)).not.toContain('Lola');
});

describe('a collector', () => {
  test('that takes nothing is told of once, and once when it takes traces again', async () => {
    const { tracing, told } = await traced();
    const send = async () => {
      tracing.request({ name: 'GET' }, undefined).end(SERVED);
      await collector.answered();
    };
    collector.status = 400;
    await send();
    await send();
    collector.status = 200;
    await send();
    await tracing.stop();
    expect(told).toEqual(['traces are lost: the collector does not take them', 'traces are taken again']);
  });

  test('that does not answer does not hold up a stop for more than three seconds', async () => {
    const { tracing, clock } = await traced();
    const answer = Promise.withResolvers<void>();
    collector.held = answer.promise;
    tracing.request({ name: 'GET' }, undefined).end(SERVED);
    const stopped = tracing.stop();
    clock.advance(3_000);
    await stopped;
    answer.resolve();
    await collector.answered();
  });
});
