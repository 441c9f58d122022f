import type { World } from './world.ts';

export interface Scenario {
  readonly name: string;
  /** Runs for one seed in so many; 1 when absent. For those that take seconds. */
  readonly every?: number;
  /** Throws when something was lost, doubled, stale or somebody else's. */
  run(world: World): Promise<void>;
}
