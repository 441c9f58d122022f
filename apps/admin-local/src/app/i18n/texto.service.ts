import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { IdiomaService } from './idioma.service.ts';

/**
 * A text for who has no directive at hand. What is computed from one is computed anew when the page comes to speak
 * otherwise: in another language, or with another word of the negocio.
 */
@Injectable({ providedIn: 'root' })
export class Texto {
  readonly #transloco = inject(TranslocoService);
  readonly #textos = inject(IdiomaService).textos;

  de(clave: string, datos: Readonly<Record<string, unknown>> = {}): string {
    this.#textos();
    return this.#transloco.translate<string>(clave, datos);
  }
}
