import { signal } from '@angular/core';
import type { Observable } from 'rxjs';

/** A list of the settings: on its way, there, or why not. */
export class Lista<T> {
  readonly datos = signal<readonly T[] | undefined>(undefined);
  readonly error = signal<unknown>(undefined);
  readonly #pedir: () => Observable<readonly T[]>;

  constructor(pedir: () => Observable<readonly T[]>) {
    this.#pedir = pedir;
    this.cargar();
  }

  cargar(): void {
    this.error.set(undefined);
    this.#pedir().subscribe({
      next: (datos) => this.datos.set(datos),
      error: (error: unknown) => this.error.set(error),
    });
  }
}
