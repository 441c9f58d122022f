import { agenda } from './agenda.ts';
import { ajustes } from './ajustes.ts';
import { clientes } from './clientes.ts';
import { comun } from './comun.ts';
import { marco } from './marco.ts';
import { panel } from './panel.ts';
import { reserva } from './reserva.ts';
import { tv } from './tv.ts';
import { sinRed } from './sin-red.ts';

export const es = {
  ...comun,
  ...panel,
  ...agenda,
  ...ajustes,
  ...marco,
  ...tv,
  ...sinRed,
  ...reserva,
  ...clientes,
};

/** Another language has the same keys, or does not compile. */
export type Textos = typeof es;
