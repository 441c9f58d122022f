import type { Clock } from '@citas/clock';
import type { Part } from '@citas/process';
import type { Tracing } from './tracing.ts';

export interface TracingOptions {
  /** Where OTLP is taken over HTTP, without `/v1/traces`; without it there is no tracing. */
  readonly endpoint: string | undefined;
  /** The name of this program in its traces. */
  readonly service: string;
  readonly clock: Pick<Clock, 'after'>;
  readonly logger: { info(message: string): void; warn(fields: object, message: string): void };
}

/** Loads OpenTelemetry only when there is somewhere to send to. The first part to start: it stops after all it traces. */
export async function openTracing(options: TracingOptions): Promise<(Tracing & Part) | undefined> {
  const { endpoint } = options;
  if (endpoint === undefined) return undefined;
  const { OtlpTracing } = await import('./otlp-tracing.ts');
  return new OtlpTracing({ ...options, endpoint });
}
