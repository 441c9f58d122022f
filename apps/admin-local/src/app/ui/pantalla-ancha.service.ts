import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { fromEvent } from 'rxjs';

/** Whether there is room for things side by side, as the window is now. */
@Injectable({ providedIn: 'root' })
export class PantallaAncha {
  readonly #ventana = inject(DOCUMENT).defaultView;
  readonly #destroyRef = inject(DestroyRef);
  /** Room for columns. */
  readonly columnas = this.#mira('(width >= 48rem)');
  /** Whether what is pressed has to be as large as a finger. */
  readonly dedo = this.#mira('(width < 48rem) or (pointer: coarse)', false);
  /** Room for a panel beside them. */
  readonly panel = this.#mira('(width >= 75rem)');

  #mira(condicion: string, sinSaber = true) {
    const consulta = this.#ventana?.matchMedia?.(condicion);
    const cumple = signal(consulta?.matches ?? sinSaber);
    if (consulta) {
      const cambios = fromEvent<MediaQueryListEvent>(consulta, 'change');
      const escucha = cambios.subscribe(({ matches }) => cumple.set(matches));
      this.#destroyRef.onDestroy(() => escucha.unsubscribe());
    }
    return cumple.asReadonly();
  }
}
