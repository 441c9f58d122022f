import type { Textos } from '../es/index.ts';
import { agenda } from './agenda.ts';
import { comun } from './comun.ts';
import { panel } from './panel.ts';

export const en: Textos = { ...comun, ...panel, ...agenda };
