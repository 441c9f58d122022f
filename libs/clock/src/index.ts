export type { Cancel, Clock } from './clock.ts';
export { systemClock } from './system-clock.ts';
