import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

export type Idioma = 'es' | 'en';
const CLAVE = 'idioma';

/** The language of the page: Spanish unless this browser chose English before. */
@Injectable({ providedIn: 'root' })
export class IdiomaService {
  readonly #transloco = inject(TranslocoService);
  readonly #document = inject(DOCUMENT);
  readonly idioma = signal<Idioma>(localStorage.getItem(CLAVE) === 'en' ? 'en' : 'es');

  constructor() {
    this.usar(this.idioma());
  }

  usar(idioma: Idioma): void {
    localStorage.setItem(CLAVE, idioma);
    this.idioma.set(idioma);
    this.#document.documentElement.lang = idioma;
    this.#transloco.setActiveLang(idioma);
  }
}
