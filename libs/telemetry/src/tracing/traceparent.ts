import type { SpanContext } from '@opentelemetry/api';

/** As in the header of that name, version 00. Source: https://www.w3.org/TR/trace-context/ §3.2. */
export function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
