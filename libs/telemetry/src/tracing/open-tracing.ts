import type { Part } from '@citas/process';
import type { TracingDeps } from './tracing-deps.ts';
import type { Tracing } from './tracing.ts';

/** Loads OpenTelemetry only when there is somewhere to send to. The first part to start: it stops after all it traces. */
export async function openTracing(deps: TracingDeps): Promise<(Tracing & Part) | undefined> {
  const { endpoint } = deps;
  if (endpoint === undefined) return undefined;
  const { OtlpTracing } = await import('./otlp-tracing.ts');
  return new OtlpTracing({ ...deps, endpoint });
}
