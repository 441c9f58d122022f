import type { Tracing } from '@citas/telemetry';

type SendHint = (negocioId: string) => Promise<void>;

/** The same hint, as a step of the request that it is for. */
export function tracedHint(send: SendHint, tracing: Tracing | undefined): SendHint {
  if (!tracing) return send;
  return (negocioId) => tracing.step({ name: 'hint', kind: 'producer' }, () => send(negocioId));
}
