import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { Subscription } from 'rxjs';
import { esPasajero, OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { sinSesion } from './sin-sesion.ts';
import { tokenGuardado } from './token.ts';

const URL_SESION = '/api/v1/sesion';

/**
 * Ends at the server the session that was left here. While the server is away it is asked again: until it has answered,
 * the cookie is as good as a password.
 */
@Injectable({ providedIn: 'root' })
export class FinDeSesion {
  readonly #http = inject(HttpClient);
  readonly #clock = inject(CLOCK);
  #peticion = Subscription.EMPTY;
  #otraVez: Cancel | undefined;

  pedir(token: string | null): void {
    this.dejar();
    const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
    this.#peticion = this.#http.delete(URL_SESION, { ...sinSesion(), headers }).subscribe({
      error: (error: unknown) => {
        if (esPasajero(error)) this.#otraVez = this.#clock.after(OTRA_VEZ_MS, () => this.#repetir(token));
      },
    });
  }

  /** Somebody has logged in: what would be ended now is their session. */
  dejar(): void {
    this.#peticion.unsubscribe();
    this.#otraVez?.();
  }

  #repetir(token: string | null): void {
    // Somebody may have logged in in another tab.
    if (tokenGuardado() === null) this.pedir(token);
  }
}
