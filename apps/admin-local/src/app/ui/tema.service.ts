import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export type Tema = 'light' | 'dark';
const CLAVE = 'tema';

/** Light or dark: as the system says, until somebody chooses here. */
@Injectable({ providedIn: 'root' })
export class TemaService {
  readonly #document = inject(DOCUMENT);
  readonly #sistema = this.#document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)');
  readonly tema = signal<Tema>('light');

  constructor() {
    this.#aplicar();
    this.#sistema?.addEventListener('change', () => this.#aplicar());
  }

  alternar(): void {
    localStorage.setItem(CLAVE, this.tema() === 'dark' ? 'light' : 'dark');
    this.#aplicar();
  }

  #aplicar(): void {
    const elegido = localStorage.getItem(CLAVE);
    const delSistema: Tema = this.#sistema?.matches ? 'dark' : 'light';
    const tema = elegido === 'light' || elegido === 'dark' ? elegido : delSistema;
    this.#document.documentElement.dataset['theme'] = tema;
    this.tema.set(tema);
  }
}
