import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Cita } from '@citas/protocol';
import { UserService } from '../sesion/user.service.ts';

/** Opens a cita in the agenda, on the day that it is on now: it may have moved since it was told of. */
@Injectable({ providedIn: 'root' })
export class IrACita {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #usuario = inject(UserService).currentUser;
  readonly #perdida = signal<string | undefined>(undefined);
  readonly #error = signal<unknown>(undefined);
  /** The id of the cita that turned out to be gone, or to be somebody else's by now. */
  readonly perdida = this.#perdida.asReadonly();
  /** What to say of it: a profesional sees no citas but their own. */
  readonly textoDePerdida = computed(() =>
    this.#usuario()?.rol === 'profesional' ? 'bandeja.yaNoEsTuya' : 'bandeja.yaNoEsta',
  );
  readonly error = this.#error.asReadonly();

  ir(id: string, { alLlegar, alFallar }: { alLlegar?: () => void; alFallar?: () => void } = {}): void {
    this.olvidar();
    this.#http.get<Cita>(`/api/v1/citas/${id}`).subscribe({
      next: ({ fecha }) => {
        alLlegar?.();
        void this.#router.navigate(['/agenda'], { queryParams: { fecha, cita: id } });
      },
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 404) this.#perdida.set(id);
        else this.#error.set(error);
        alFallar?.();
      },
    });
  }

  olvidar(): void {
    this.#perdida.set(undefined);
    this.#error.set(undefined);
  }
}
