import { agenda } from './agenda.ts';
import { comun } from './comun.ts';
import { panel } from './panel.ts';

export const es = { ...comun, ...panel, ...agenda };

/** Another language has the same keys, or does not compile. */
export type Textos = typeof es;
