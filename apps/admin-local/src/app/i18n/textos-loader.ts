import { ErrorHandler, inject, Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import type { Textos } from './es/index.ts';
import { textosConPalabra } from './palabra.ts';

/** A page downloads the language that it speaks, and the other when somebody asks for it. */
@Injectable({ providedIn: 'root' })
export class TextosLoader implements TranslocoLoader {
  readonly #errores = inject(ErrorHandler);

  async getTranslation(lang: string): Promise<Translation> {
    try {
      return lang === 'en'
        ? (await import('./en/index.ts')).en
        : textosConPalabra(await this.enBruto(), 'cita');
    } catch (error) {
      // A page without its texts shows nothing, and Transloco does not say why.
      this.#errores.handleError(error);
      throw error;
    }
  }

  /** The Spanish texts with the marks that the negocio's word goes by. */
  async enBruto(): Promise<Textos> {
    return (await import('./es/index.ts')).es;
  }
}
