import { ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { TracingDeps } from './tracing-deps.ts';

/** The same exporter, which tells once that the collector takes no traces, and once that it does again. */
export function tellingOfLoss(exporter: SpanExporter, logger: TracingDeps['logger']): SpanExporter {
  let isTaken = true;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const wasTaken = isTaken;
        isTaken = result.code === ExportResultCode.SUCCESS;
        if (wasTaken && !isTaken)
          logger.warn({ err: result.error }, 'traces are lost: the collector does not take them');
        if (!wasTaken && isTaken) logger.info('traces are taken again');
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
