const DELIVERIES_A_SECOND = { single: 20_000, burst: 50_000 };

export interface Pace {
  readonly messagesATick: number;
  readonly ticks: number;
  readonly everyMs: number;
}

/** Ticks such that a server delivers about as much a second however many listen, for one window of measuring. */
export function paceFor(subscribers: number, messagesATick: number, windowMs: number): Pace {
  const rate = messagesATick === 1 ? DELIVERIES_A_SECOND.single : DELIVERIES_A_SECOND.burst;
  const everyMs = (subscribers * messagesATick * 1000) / rate;
  return { messagesATick, everyMs, ticks: Math.max(4, Math.round(windowMs / everyMs)) };
}

/** Calls `work` at each tick; one that takes longer than a tick delays those after it, and none is left out. */
export async function keepPace({ ticks, everyMs }: Pace, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  for (let tick = 0; tick < ticks; tick += 1) {
    const wait = startedAt + tick * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await work();
  }
}
