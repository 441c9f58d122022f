import { DOCUMENT, inject, Injectable, signal, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import { Subscription } from 'rxjs';

export type Idioma = 'es' | 'en';
const CLAVE = 'idioma';

/** The language of the page: Spanish unless this browser chose English before. */
@Injectable({ providedIn: 'root' })
export class IdiomaService {
  readonly #transloco = inject(TranslocoService);
  readonly #document = inject(DOCUMENT);
  readonly #idioma = signal<Idioma>(localStorage.getItem(CLAVE) === 'en' ? 'en' : 'es');
  #espera = Subscription.EMPTY;

  readonly idioma = this.#idioma.asReadonly();

  /** Is another whenever texts have come: what says one without the directive reads this first. */
  readonly textos: Signal<unknown>;

  constructor() {
    this.#hablar(this.#idioma());
    this.textos = toSignal(this.#transloco.selectTranslation());
  }

  /** The page goes on in its language until the texts of the other are there: what is computed in between would keep keys. */
  usar(idioma: Idioma): void {
    localStorage.setItem(CLAVE, idioma);
    this.#espera.unsubscribe();
    this.#espera = this.#transloco.load(idioma).subscribe(() => this.#hablar(idioma));
  }

  #hablar(idioma: Idioma): void {
    this.#idioma.set(idioma);
    this.#document.documentElement.lang = idioma;
    this.#transloco.setActiveLang(idioma);
  }
}
