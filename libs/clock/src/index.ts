export type { Cancel, Clock } from './clock.ts';
export { nextTurn, systemClock } from './system-clock.ts';
