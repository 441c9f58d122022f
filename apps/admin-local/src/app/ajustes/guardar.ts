import { signal } from '@angular/core';
import type { Observable } from 'rxjs';

/** One saving at a time, with how it went. */
export class Guardar {
  readonly guardando = signal(false);
  readonly guardado = signal(false);
  readonly error = signal<unknown>(undefined);

  hacer<T>(peticion: Observable<T>, hecho?: (valor: T) => void): void {
    if (this.guardando()) return;
    this.guardando.set(true);
    this.guardado.set(false);
    this.error.set(undefined);
    peticion.subscribe({
      next: (valor) => {
        this.guardado.set(true);
        hecho?.(valor);
      },
      error: (error: unknown) => {
        this.error.set(error);
        this.guardando.set(false);
      },
      complete: () => this.guardando.set(false),
    });
  }
}
