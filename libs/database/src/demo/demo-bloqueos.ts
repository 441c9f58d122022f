import { sumarDias, type Fecha } from '@citas/domain';
import { DIAS_ADELANTE } from './demo-citas.ts';
import type { DemoNegocio } from './demo-negocios.ts';

export interface DemoBloqueo {
  /** null blocks everybody. */
  readonly profesional: string | null;
  readonly desde: Fecha;
  readonly hasta: Fecha;
  readonly motivo: string;
}

/** A day that the negocio is closed, and somebody's holiday: beyond the last cita, so that none lies in them. */
export function demoBloqueos({ profesionales }: DemoNegocio, hoy: Fecha): DemoBloqueo[] {
  const dia = (n: number) => sumarDias(hoy, DIAS_ADELANTE + n);
  return [
    { profesional: null, desde: dia(2), hasta: dia(2), motivo: 'Inventario' },
    { profesional: profesionales[0]?.nombre ?? null, desde: dia(5), hasta: dia(18), motivo: 'Vacaciones' },
  ];
}
