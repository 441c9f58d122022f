import type { Textos } from '../es/index.ts';
import { agenda } from './agenda.ts';
import { ajustes } from './ajustes.ts';
import { bloqueos } from './bloqueos.ts';
import { comun } from './comun.ts';
import { marco } from './marco.ts';
import { operador } from './operador.ts';
import { panel } from './panel.ts';
import { rejilla } from './rejilla.ts';
import { series } from './series.ts';
import { clientes } from './clientes.ts';
import { reserva } from './reserva.ts';
import { tv } from './tv.ts';
import { sinRed } from './sin-red.ts';

export const en: Textos = {
  ...comun,
  ...panel,
  ...agenda,
  ...rejilla,
  ...ajustes,
  ...marco,
  ...tv,
  ...sinRed,
  ...bloqueos,
  ...series,
  ...reserva,
  ...clientes,
  ...operador,
};
