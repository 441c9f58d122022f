import { cpus, loadavg, release, type } from 'node:os';
import { canPin, otherCores, SERVER_CORE } from './pinned.ts';

/** What a reader of the tables has to know about where they were made. */
export function machine(): string {
  const [model] = cpus();
  const place = canPin
    ? `servers on core ${SERVER_CORE}, everything else on ${otherCores}`
    : 'processes on any core: noisier';
  const load = loadavg()[0]?.toFixed(2);
  return `${cpus().length} × ${model?.model.trim()}, ${type()} ${release()}, Node ${process.version}; ${place}; load before: ${load}`;
}
