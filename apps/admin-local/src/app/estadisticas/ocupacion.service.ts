import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Rango } from '@citas/domain';
import type { InformeDeOcupacion } from '@citas/protocol';
import { Subscription } from 'rxjs';

/** How full each day of each professional is. Asked when it is told to, which is whenever the report came anew. */
@Injectable()
export class OcupacionService {
  readonly #http = inject(HttpClient);
  readonly #ocupacion = signal<InformeDeOcupacion | undefined>(undefined);
  readonly #error = signal<unknown>(undefined);
  readonly ocupacion = this.#ocupacion.asReadonly();
  /** Why the last question failed; what was known before it stays. */
  readonly error = this.#error.asReadonly();
  #rango: Rango | undefined;
  #pregunta = Subscription.EMPTY;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#pregunta.unsubscribe());
  }

  /** Asks again for the same days as well; other days are not shown meanwhile. */
  preguntar({ desde, hasta }: Rango): void {
    if (this.#rango?.desde !== desde || this.#rango.hasta !== hasta) this.#ocupacion.set(undefined);
    this.#rango = { desde, hasta };
    this.#pregunta.unsubscribe();
    this.#pregunta = this.#http
      .get<InformeDeOcupacion>('/api/v1/estadisticas/ocupacion', { params: { desde, hasta } })
      .subscribe({
        next: (ocupacion) => {
          this.#ocupacion.set(ocupacion);
          this.#error.set(undefined);
        },
        error: (error: unknown) => this.#error.set(error),
      });
  }
}
