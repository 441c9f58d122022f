import type { ErrorDeFila } from '@citas/protocol';
import type { Language, Text } from '../http/text.ts';

/** What is wrong with a row, or with the file at that line. */
export interface Fallo {
  readonly linea: number;
  /** As the file calls it; null when it is not about one. */
  readonly columna: string | null;
  readonly code: string;
  readonly detail: Text;
}

export function enIdioma({ detail, ...fallo }: Fallo, language: Language): ErrorDeFila {
  return { ...fallo, detail: detail[language] };
}

/** The file cannot be read any further than this. */
export class ArchivoIlegibleError extends Error {
  readonly fallo: Fallo;
  constructor(fallo: Fallo) {
    super(`línea ${fallo.linea}: ${fallo.code}`);
    this.fallo = fallo;
  }
}
