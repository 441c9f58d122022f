import type { Clock } from '@citas/clock';
import type { Delivered, EventLog } from '@citas/hub';
import type { Tracing } from '@citas/telemetry';

export interface TracedFlowDeps {
  readonly tracing: Tracing;
  readonly clock: Pick<Clock, 'now'>;
}

/** The log as the feed reads it: a read that found events is a step of each request that caused some of them. */
export function tracedLog(log: EventLog, { tracing, clock }: TracedFlowDeps): EventLog {
  return {
    async read(cursors, limit) {
      const fromMs = clock.now();
      const slices = await log.read(cursors, limit);
      const time = { fromMs, toMs: clock.now() };
      const causes = slices.flatMap((slice) => [...(slice.causes?.values() ?? [])]);
      for (const [cause, events] of countEach(causes))
        tracing.followed(
          cause,
          { name: 'hub read', kind: 'client', attributes: { 'citas.events': events } },
          time,
        );
      return slices;
    },
  };
}

/** From the writing of a batch to its last socket: a step of each request that caused some of its events. */
export function tracedDelivery({ tracing, clock }: TracedFlowDeps): Delivered {
  return (latencyMs, frames) => {
    const toMs = clock.now();
    const time = { fromMs: toMs - latencyMs, toMs };
    const causes = frames.flatMap(({ cause }) => cause ?? []);
    for (const [cause, events] of countEach(causes))
      tracing.followed(
        cause,
        { name: 'hub deliver', kind: 'consumer', attributes: { 'citas.events': events } },
        time,
      );
  };
}

function countEach(causes: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const cause of causes) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return counts;
}
