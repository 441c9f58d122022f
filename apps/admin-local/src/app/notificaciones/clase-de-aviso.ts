import {
  conPalabra,
  NOTIFICACIONES,
  rellenar,
  valoresDe,
  type ClaseDeNotificacion,
  type Palabra,
  type Plantilla,
  type TipoDeNotificacion,
} from '@citas/domain';
import type { Idioma } from '../i18n/idioma.service.ts';

const CLASES = Object.keys(NOTIFICACIONES) as ClaseDeNotificacion[];
export const CLASES_DE_AVISO: readonly ClaseDeNotificacion[] = CLASES;

/** What the server writes for no profesional. */
const SIN_ASIGNAR: Plantilla = { es: 'sin asignar', en: 'unassigned' };

export interface Aviso {
  readonly titulo: string;
  readonly message: string;
}

/** How the page speaks. */
export interface Habla {
  readonly idioma: Idioma;
  readonly palabra: Palabra;
}

/** The message says no kind; its Spanish title tells it. Undefined for a kind that this page does not know yet. */
export function claseDeAviso(titulo: string): ClaseDeNotificacion | undefined {
  return CLASES.find((clase) => formasDe(clase).some((forma) => delServidor(forma.titulo) === titulo));
}

/** The server writes Spanish and says cita; here both texts are those of the same table, as the page speaks. */
export function avisoEn(habla: Habla, { titulo, message }: Aviso): Aviso {
  const formas = CLASES.flatMap(formasDe).filter((una) => delServidor(una.titulo) === titulo);
  const [forma] = formas;
  if (!forma) return { titulo, message };
  for (const { texto } of formas) {
    const valores = valoresDe(delServidor(texto), message);
    if (valores)
      return {
        titulo: dicha(forma.titulo, habla),
        message: rellenar(dicha(texto, habla), enSuIdioma(valores, habla)),
      };
  }
  return { titulo: dicha(forma.titulo, habla), message };
}

function delServidor({ es }: Plantilla): string {
  return conPalabra(es, 'cita');
}

function dicha({ es, en }: Plantilla, { idioma, palabra }: Habla): string {
  return idioma === 'en' ? en : conPalabra(es, palabra);
}

function enSuIdioma(valores: Record<string, string>, { idioma }: Habla): Record<string, string> {
  return Object.fromEntries(
    Object.entries(valores).map(([nombre, valor]) => [
      nombre,
      valor === SIN_ASIGNAR.es ? SIN_ASIGNAR[idioma] : valor,
    ]),
  );
}

interface Forma {
  readonly titulo: Plantilla;
  readonly texto: Plantilla;
}

/** Alone, and for many at once: what only one person reads first, since «{cuantas} citas» would take «12 de tus citas» too. */
function formasDe(clase: ClaseDeNotificacion): Forma[] {
  const { titulo, texto, agrupada }: TipoDeNotificacion = NOTIFICACIONES[clase];
  if (!agrupada) return [{ titulo, texto }];
  const { ambas, cedidas, propias } = agrupada;
  const deVarias = [ambas, cedidas, propias, agrupada.texto].filter((una) => una !== undefined);
  return [{ titulo, texto }, ...deVarias.map((una) => ({ titulo: agrupada.titulo, texto: una }))];
}
