import { collectDefaultMetrics, type Registry } from 'prom-client';

/** What Node knows of its process: CPU, memory, the event loop. Once a process, by `main.ts`: it never stops watching. */
export function watchProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
}
