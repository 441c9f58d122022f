import type { Actividad } from '@citas/protocol';
import { claveDeLinea } from './linea-de-actividad.ts';

export const CLASES = ['nuevas', 'movidas', 'canceladas', 'estados'] as const;
/** What somebody may want to see alone. Whatever else happens is seen among all. */
export type ClaseDeActividad = (typeof CLASES)[number];

/** From the address: `?actividad=movidas`. */
export function claseEn(texto: string | undefined): ClaseDeActividad | undefined {
  return CLASES.find((clase) => clase === texto);
}

export function claseDe(linea: Actividad): ClaseDeActividad | undefined {
  const clave = claveDeLinea(linea);
  switch (clave) {
    case 'actividad.creada':
      return 'nuevas';
    case 'actividad.movida':
      return 'movidas';
    case 'actividad.borrada':
    case 'actividad.estado_cancelada':
      return 'canceladas';
    default:
      return clave.startsWith('actividad.estado_') ? 'estados' : undefined;
  }
}

/** How many are drawn. */
const SE_VEN = 40;

/** Of what is kept, what is asked for and has room. */
export function lasDe(lineas: readonly Actividad[], clase: ClaseDeActividad | undefined): Actividad[] {
  const vistas: Actividad[] = [];
  for (const linea of lineas) {
    if (clase && claseDe(linea) !== clase) continue;
    vistas.push(linea);
    if (vistas.length === SE_VEN) break;
  }
  return vistas;
}
