export { JumpingClock } from './jumping-clock.ts';
export { ManualClock } from './manual-clock.ts';
