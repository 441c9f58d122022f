import { DOCUMENT, inject, Injectable, signal, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';

export type Idioma = 'es' | 'en';
const CLAVE = 'idioma';

/** The language of the page: Spanish unless this browser chose English before. */
@Injectable({ providedIn: 'root' })
export class IdiomaService {
  readonly #transloco = inject(TranslocoService);
  readonly #document = inject(DOCUMENT);
  readonly idioma = signal<Idioma>(localStorage.getItem(CLAVE) === 'en' ? 'en' : 'es');

  /** Is another whenever texts have come: what says one without the directive reads this first. */
  readonly textos: Signal<unknown>;

  constructor() {
    this.usar(this.idioma());
    this.textos = toSignal(this.#transloco.selectTranslation());
  }

  usar(idioma: Idioma): void {
    localStorage.setItem(CLAVE, idioma);
    this.idioma.set(idioma);
    this.#document.documentElement.lang = idioma;
    this.#transloco.setActiveLang(idioma);
  }
}
