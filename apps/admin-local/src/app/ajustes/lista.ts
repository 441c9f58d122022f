import { signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Subscription, type Observable } from 'rxjs';

/** A list of the settings: on its way, there, or why not. With `cambios$` it is made in an injection context. */
export class Lista<T> {
  readonly datos = signal<readonly T[] | undefined>(undefined);
  readonly error = signal<unknown>(undefined);
  readonly #pedir: () => Observable<readonly T[]>;
  #lectura = Subscription.EMPTY;

  /** `cambios$` tells that somebody has changed it. */
  constructor(pedir: () => Observable<readonly T[]>, cambios$?: Observable<unknown>) {
    this.#pedir = pedir;
    cambios$?.pipe(takeUntilDestroyed()).subscribe(() => this.refrescar());
    this.cargar();
  }

  cargar(): void {
    this.error.set(undefined);
    this.#leer((error) => this.error.set(error));
  }

  /** Somebody else may have changed it. What is shown stays where it cannot be read again. */
  refrescar(): void {
    this.#leer(() => undefined);
  }

  /** A reading that was under way is given up: what it brings is older. */
  #leer(fallar: (error: unknown) => void): void {
    this.#lectura.unsubscribe();
    this.#lectura = this.#pedir().subscribe({
      next: (datos) => {
        this.error.set(undefined);
        this.datos.set(datos);
      },
      error: fallar,
    });
  }
}
