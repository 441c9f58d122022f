import type { Hora } from '@citas/domain';

const HORA = '04:';
/** So that the page that comes after does not reload too. */
const EDAD_MINIMA_MS = 2 * 60 * 60_000;

export interface MomentoDeRecarga {
  /** The negocio's wall clock. */
  readonly hora: Hora;
  /** Since the page began. */
  readonly edadMs: number;
  readonly enVivo: boolean;
  readonly visible: boolean;
}

/** Once a night, between four and five, when the new version can surely be had. */
export function tocaRecargar({ hora, edadMs, enVivo, visible }: MomentoDeRecarga): boolean {
  return enVivo && visible && hora.startsWith(HORA) && edadMs >= EDAD_MINIMA_MS;
}
