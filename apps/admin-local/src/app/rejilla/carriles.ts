import type { Tiempo } from '@citas/domain';

/** Where a cita stands among those that overlap it: the second of three is `{ carril: 1, de: 3 }`. */
export interface Carril {
  readonly carril: number;
  readonly de: number;
}

/**
 * Puts what overlaps side by side. Citas that hang together, each overlapping another, share the width evenly;
 * each takes the first lane that is free at its start.
 */
export function carriles<T extends Tiempo>(enOrden: readonly T[]): Map<T, Carril> {
  const puestos = new Map<T, Carril>();
  let grupo: { readonly cita: T; readonly carril: number }[] = [];
  let finales: string[] = [];
  const cerrar = (): void => {
    for (const { cita, carril } of grupo) puestos.set(cita, { carril, de: finales.length });
    grupo = [];
    finales = [];
  };
  for (const cita of enOrden) {
    if (finales.every((fin) => fin <= cita.horaInicio)) cerrar();
    const libre = finales.findIndex((fin) => fin <= cita.horaInicio);
    const carril = libre < 0 ? finales.length : libre;
    finales[carril] = cita.horaFin;
    grupo.push({ cita, carril });
  }
  cerrar();
  return puestos;
}
