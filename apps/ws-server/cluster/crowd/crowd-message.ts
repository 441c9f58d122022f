import type { Estadisticas } from '@citas/domain';
import type { Truth } from '../../scenarios/truth.ts';
import type { Sightings } from './sightings.ts';
import type { Verdict } from './verdict.ts';

/** What the database holds of a negocio, and what its cards say. */
export interface NegocioTruth {
  readonly truth: Truth;
  readonly figures: Estadisticas;
}

/** What a process with a part of the crowd is asked. */
export type CrowdQuestion =
  | {
      readonly ask: 'open';
      /** Of the balancer. */
      readonly port: number;
      readonly seed: number;
      /** The negocio of each screen. */
      readonly negocios: readonly string[];
    }
  | { readonly ask: 'blind' | 'take' }
  | { readonly ask: 'judge'; readonly truths: ReadonlyMap<string, NegocioTruth>; readonly withinMs: number };

/** How many screens are not live; what was seen since the last time; what is wrong. */
export type CrowdAnswer =
  { readonly blind: number } | { readonly sightings: Sightings } | { readonly verdict: Verdict };
