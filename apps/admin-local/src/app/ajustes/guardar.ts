import { signal } from '@angular/core';
import type { Observable } from 'rxjs';
import type { AvisoTardio } from '../notificaciones/aviso-tardio.ts';

/** One saving at a time, with how it went; told by `tarde` where nobody is there to read it any more. */
export class Guardar {
  readonly guardando = signal(false);
  readonly guardado = signal(false);
  readonly error = signal<unknown>(undefined);

  readonly #tarde: AvisoTardio | undefined;

  constructor(tarde?: AvisoTardio) {
    this.#tarde = tarde;
  }

  /** `que` is saved. */
  hacer<T>(peticion: Observable<T>, hecho?: (valor: T) => void, que = ''): void {
    if (this.guardando()) return;
    this.guardando.set(true);
    this.guardado.set(false);
    this.error.set(undefined);
    peticion.subscribe({
      next: (valor) => {
        this.guardado.set(true);
        if (!this.#tarde?.seFue()) hecho?.(valor);
      },
      error: (error: unknown) => {
        this.#tarde?.fallo(error, que);
        this.error.set(error);
        this.guardando.set(false);
      },
      complete: () => this.guardando.set(false),
    });
  }
}
