import type { Tiempo, Tramo } from '@citas/domain';

/** What of the open stretches nothing takes, in order. */
export function resta(abierto: readonly Tramo[], tomado: readonly Tiempo[]): Tramo[] {
  const enOrden = tomado.toSorted((a, b) => a.horaInicio.localeCompare(b.horaInicio));
  return abierto.flatMap(({ desde, hasta }) => {
    const libres: Tramo[] = [];
    let cursor = desde;
    for (const { horaInicio, horaFin } of enOrden) {
      if (horaFin <= cursor || horaInicio >= hasta) continue;
      if (horaInicio > cursor) libres.push({ desde: cursor, hasta: horaInicio });
      cursor = horaFin;
    }
    return cursor < hasta ? [...libres, { desde: cursor, hasta }] : libres;
  });
}
