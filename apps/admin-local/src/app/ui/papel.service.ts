import { ApplicationRef, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { fromEvent, Subscription } from 'rxjs';

/** Whether the page is being put on paper, which is white whatever the theme. */
@Injectable({ providedIn: 'root' })
export class Papel {
  readonly #app = inject(ApplicationRef);
  readonly #enPapel = signal(false);
  readonly enPapel = this.#enPapel.asReadonly();

  constructor() {
    const ventana = inject(DOCUMENT).defaultView;
    const escucha = new Subscription();
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
    if (!ventana) return;
    escucha.add(fromEvent(ventana, 'beforeprint').subscribe(() => this.#poner(true)));
    escucha.add(fromEvent(ventana, 'afterprint').subscribe(() => this.#poner(false)));
    // As if on paper, while somebody looks at it.
    const consulta = ventana.matchMedia?.('print');
    if (!consulta) return;
    const cambios = fromEvent<MediaQueryListEvent>(consulta, 'change');
    escucha.add(cambios.subscribe(({ matches }) => this.#poner(matches)));
  }

  /** No frame comes before the paper: what is drawn is drawn by the end of this. */
  #poner(enPapel: boolean): void {
    this.#enPapel.set(enPapel);
    this.#app.tick();
  }
}
