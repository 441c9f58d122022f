import { inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { atiende } from '@citas/domain';
import type { Bloqueo, BloqueoEscrito } from '@citas/protocol';
import { tap, type Observable } from 'rxjs';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { DESHACER_MS } from '../ui/deshacer.ts';
import { BloqueosApi, type BloqueoPedido } from './bloqueos-api.ts';
import { BloqueosService } from './bloqueos.service.ts';

/** Changes to blocks: shown at once, and one that was removed comes back with one press. */
@Injectable({ providedIn: 'root' })
export class CambiosDeBloqueo {
  readonly #api = inject(BloqueosApi);
  readonly #bloqueos = inject(BloqueosService);
  readonly #users = inject(UserService);
  readonly #clock = inject(CLOCK);
  readonly #quitado = signal<Bloqueo | undefined>(undefined);
  #olvidar: Cancel | undefined;

  /** The block that was removed a moment ago. */
  readonly quitado = this.#quitado.asReadonly();
  /** Why it could not be had back. */
  readonly error = signal<unknown>(undefined);

  /** Whoever writes citas blocks time; others see it. */
  puede(): boolean {
    return atiende(this.#users.currentUser()?.rol);
  }

  guardar(pedido: BloqueoPedido, actual?: Bloqueo): Observable<BloqueoEscrito> {
    const escrito = actual ? this.#api.cambiar(actual, pedido) : this.#api.crear(pedido);
    return escrito.pipe(
      tap((bloqueo) => {
        this.#bloqueos.poner(bloqueo);
        this.olvidarError();
      }),
    );
  }

  quitar(bloqueo: Bloqueo): Observable<void> {
    return this.#api.borrar(bloqueo).pipe(
      tap(() => {
        this.#bloqueos.quitar(bloqueo);
        this.#olvidar?.();
        this.olvidarError();
        this.#quitado.set(bloqueo);
        this.#olvidar = this.#clock.after(DESHACER_MS, () => this.#quitado.set(undefined));
      }),
    );
  }

  /** What went wrong has been read: something else was done since, or other days are looked at. */
  olvidarError(): void {
    this.error.set(undefined);
  }

  /** The same time is blocked again, as a new block. The error is the caller's. */
  deshacer({ id: _id, version: _version, ...pedido }: Bloqueo): Observable<BloqueoEscrito> {
    this.#olvidar?.();
    this.#quitado.set(undefined);
    return this.guardar(pedido);
  }
}
