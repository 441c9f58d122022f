import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Cita } from '@citas/protocol';

/** Opens the agenda on the day that a cita is on now: it may have moved since it was told of. */
@Injectable({ providedIn: 'root' })
export class IrACita {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #perdida = signal<string | undefined>(undefined);
  readonly #error = signal<unknown>(undefined);
  /** The id of the cita that turned out to be gone. */
  readonly perdida = this.#perdida.asReadonly();
  readonly error = this.#error.asReadonly();

  ir(id: string, alLlegar?: () => void): void {
    this.olvidar();
    this.#http.get<Cita>(`/api/v1/citas/${id}`).subscribe({
      next: ({ fecha }) => {
        alLlegar?.();
        void this.#router.navigate(['/agenda'], { queryParams: { fecha } });
      },
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 404) this.#perdida.set(id);
        else this.#error.set(error);
      },
    });
  }

  olvidar(): void {
    this.#perdida.set(undefined);
    this.#error.set(undefined);
  }
}
