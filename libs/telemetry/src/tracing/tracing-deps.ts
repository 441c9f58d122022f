import type { Clock } from '@citas/clock';

export interface TracingDeps {
  /** Where OTLP is taken over HTTP, without `/v1/traces`; without it there is no tracing. */
  readonly endpoint: string | undefined;
  /** The name of this program in its traces. */
  readonly service: string;
  readonly clock: Pick<Clock, 'after'>;
  readonly logger: { info(message: string): void; warn(fields: object, message: string): void };
}
