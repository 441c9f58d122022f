import type { Frame } from './frame.ts';

/** Told once a batch of events is on its way to everybody: how long ago its oldest was written, and what was in it. */
export type Delivered = (latencyMs: number, frames: readonly Frame[]) => void;
