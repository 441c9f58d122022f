import type { Stage } from './stage.ts';

/** A misfortune that an operator must be told of. */
export interface Hazard {
  readonly name: string;
  /** Every alert that it must raise. */
  readonly raises: readonly string[];
  /** Goes on until `signal` says that all of them were raised, or that it took too long; leaves the stage as it was. */
  provoke(stage: Stage, signal: AbortSignal): Promise<void>;
}
