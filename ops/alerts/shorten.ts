/** How much faster time passes in a rehearsal: five minutes are twenty seconds. */
const FASTER = 15;

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** Of PromQL and of Prometheus' own files: `[5m]`, `for: 1m`, `scrape_interval: 15s`. */
const DURATION = /(?<=\[|for: |interval: )(\d+)(ms|s|m|h|d)\b/g;

/** Rules or settings with every duration in them shortened; numbers that are no durations stay as they are. */
export function shorten(text: string): string {
  return text.replaceAll(DURATION, (_, count: string, unit: keyof typeof UNIT_MS) => {
    const ms = (Number(count) * UNIT_MS[unit]) / FASTER;
    return `${Math.max(100, Math.round(ms))}ms`;
  });
}
