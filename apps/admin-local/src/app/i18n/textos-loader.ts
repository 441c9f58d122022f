import { ErrorHandler, inject, Injectable } from '@angular/core';
import type { Palabra } from '@citas/domain';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import type { Textos } from './es/index.ts';
import { textosConPalabra } from './palabra.ts';

/** A page downloads the language that it speaks, and the other when somebody asks for it. */
@Injectable({ providedIn: 'root' })
export class TextosLoader implements TranslocoLoader {
  readonly #errores = inject(ErrorHandler);
  /** What Spanish texts say for a cita, whenever they come. */
  palabra: Palabra = 'cita';

  async getTranslation(lang: string): Promise<Translation> {
    try {
      return lang === 'en' ? (await import('./en/index.ts')).en : await this.enEspanol();
    } catch (error) {
      // A page without its texts shows nothing, and Transloco does not say why.
      this.#errores.handleError(error);
      throw error;
    }
  }

  async enEspanol(): Promise<Textos> {
    const { es } = await import('./es/index.ts');
    return textosConPalabra(es, this.palabra);
  }
}
