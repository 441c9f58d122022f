import { NOTIFICACIONES, type ClaseDeNotificacion, type Plantilla } from '@citas/domain';
import type { Idioma } from '../i18n/idioma.service.ts';

const CLASES = Object.keys(NOTIFICACIONES) as ClaseDeNotificacion[];
export const CLASES_DE_AVISO: readonly ClaseDeNotificacion[] = CLASES;

/** The message says no kind; its Spanish title tells it. Undefined for a kind that this page does not know yet. */
export function claseDeAviso(titulo: string): ClaseDeNotificacion | undefined {
  return CLASES.find((clase) => titulosDe(clase).some(({ es }) => es === titulo));
}

/** The server writes Spanish; in English the title comes from the same table. */
export function tituloEn(idioma: Idioma, titulo: string): string {
  if (idioma === 'es') return titulo;
  const plantilla = CLASES.flatMap(titulosDe).find(({ es }) => es === titulo);
  return plantilla?.en ?? titulo;
}

function titulosDe(clase: ClaseDeNotificacion): Plantilla[] {
  const { titulo, agrupada } = NOTIFICACIONES[clase];
  return agrupada ? [titulo, agrupada.titulo] : [titulo];
}
