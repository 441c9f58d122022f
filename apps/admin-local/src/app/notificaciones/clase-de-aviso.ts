import { NOTIFICACIONES, rellenar, valoresDe, type ClaseDeNotificacion, type Plantilla } from '@citas/domain';
import type { Idioma } from '../i18n/idioma.service.ts';

const CLASES = Object.keys(NOTIFICACIONES) as ClaseDeNotificacion[];
export const CLASES_DE_AVISO: readonly ClaseDeNotificacion[] = CLASES;

/** What the server writes for no profesional. */
const SIN_ASIGNAR: Plantilla = { es: 'sin asignar', en: 'unassigned' };

export interface Aviso {
  readonly titulo: string;
  readonly message: string;
}

/** The message says no kind; its Spanish title tells it. Undefined for a kind that this page does not know yet. */
export function claseDeAviso(titulo: string): ClaseDeNotificacion | undefined {
  return CLASES.find((clase) => formasDe(clase).some((forma) => forma.titulo.es === titulo));
}

/** The server writes Spanish; in English both texts come from the same table. */
export function avisoEn(idioma: Idioma, { titulo, message }: Aviso): Aviso {
  const forma = CLASES.flatMap(formasDe).find((una) => una.titulo.es === titulo);
  if (idioma === 'es' || !forma) return { titulo, message };
  const valores = valoresDe(forma.texto.es, message);
  return {
    titulo: forma.titulo.en,
    message: valores ? rellenar(forma.texto.en, enIngles(valores)) : message,
  };
}

function enIngles(valores: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(valores).map(([nombre, valor]) => [
      nombre,
      valor === SIN_ASIGNAR.es ? SIN_ASIGNAR.en : valor,
    ]),
  );
}

/** Alone, and for many at once. */
function formasDe(clase: ClaseDeNotificacion): { readonly titulo: Plantilla; readonly texto: Plantilla }[] {
  const { titulo, texto, agrupada } = NOTIFICACIONES[clase];
  return agrupada ? [{ titulo, texto }, agrupada] : [{ titulo, texto }];
}
