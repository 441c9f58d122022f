import * as z from 'zod';

/** What both servers let an operator say about traces, under the name that OpenTelemetry gives it. */
export const tracingOptions = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'a dónde se envían las trazas por OTLP sobre HTTP, como http://jaeger:4318; si falta, no hay trazas',
    ),
};
