import { AsyncLocalStorage } from 'node:async_hooks';
import { hostname } from 'node:os';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Part } from '@citas/process';
import { kindOfFailure } from './kind-of-failure.ts';
import type { TracingDeps } from './tracing-deps.ts';
import type { RequestOutcome, Step, TracedRequest, Tracing } from './tracing.ts';
import { tellingOfLoss } from './telling-of-loss.ts';
import { traceparentOf } from './traceparent.ts';

const EXPORT_EVERY_MS = 1_000;
/** A collector that does not answer must not hold up a server that stops. */
const LAST_EXPORT_WITHIN_MS = 3_000;

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Tracing by OpenTelemetry's SDK. Nothing of it is global: whoever traces was handed this. */
export class OtlpTracing implements Tracing, Part {
  readonly name = 'trazas';
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #clock: TracingDeps['clock'];
  readonly #current = new AsyncLocalStorage<Span>();

  constructor({ endpoint, service, clock, logger }: TracingDeps & { readonly endpoint: string }) {
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': service, 'service.instance.id': hostname() }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: tellingOfLoss(exporter, logger),
          scheduledDelayMillis: EXPORT_EVERY_MS,
        }),
      ],
    });
    this.#tracer = this.#provider.getTracer('citas');
    this.#clock = clock;
  }

  async start(): Promise<void> {
    // Spans are exported as they come.
  }

  async stop(): Promise<void> {
    const late = Promise.withResolvers<void>();
    const cancel = this.#clock.after(LAST_EXPORT_WITHIN_MS, () => late.resolve());
    // What is lost with a collector that is away has been told.
    const exported = this.#provider.shutdown().catch(() => undefined);
    await Promise.race([exported, late.promise]).finally(cancel);
  }

  request(step: Step, traceparent: string | undefined): TracedRequest {
    const span = this.#begin(step, contextOf(traceparent) ?? ROOT_CONTEXT);
    return {
      traceparent: traceparentOf(span.spanContext()),
      run: (work) => this.#current.run(span, work),
      end: (outcome) => endRequest(span, outcome),
    };
  }

  async step<T>(step: Step, work: () => Promise<T>): Promise<T> {
    const parent = this.#current.getStore();
    if (!parent) return work();
    const span = this.#begin(step, trace.setSpan(ROOT_CONTEXT, parent));
    try {
      return await this.#current.run(span, work);
    } catch (error) {
      span.setAttribute('error.type', kindOfFailure(error)).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  }

  followed(cause: string, step: Step, time: { readonly fromMs: number; readonly toMs: number }): void {
    const context = contextOf(cause);
    if (context) this.#begin(step, context, time.fromMs).end(time.toMs);
  }

  #begin({ name, kind = 'internal', attributes = {} }: Step, context: Context, fromMs?: number): Span {
    const startTime = fromMs === undefined ? {} : { startTime: fromMs };
    return this.#tracer.startSpan(name, { kind: KINDS[kind], attributes, ...startTime }, context);
  }
}

function contextOf(traceparent: string | undefined): Context | undefined {
  const parent = parseTraceParent(traceparent ?? '');
  return parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : undefined;
}

function endRequest(span: Span, { name, attributes = {}, isFailure }: RequestOutcome): void {
  span.updateName(name).setAttributes(attributes);
  if (isFailure) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
