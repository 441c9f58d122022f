import { inject, Injectable, untracked } from '@angular/core';
import { claveGuardada } from '../guardado/guardado.service.ts';
import { UserService } from '../sesion/user.service.ts';

/** Why a cita or a serie was to be cancelled: kept in this tab, for the person who wrote it, until it is. */
@Injectable({ providedIn: 'root' })
export class MotivoEscrito {
  readonly #users = inject(UserService);

  guardar(id: string, motivo: string): void {
    const clave = this.#clave(id);
    try {
      if (clave) sessionStorage.setItem(clave, motivo);
    } catch {
      // No room: it can be written again.
    }
  }

  /** Empty when none is kept. */
  leer(id: string): string {
    const clave = this.#clave(id);
    return (clave && sessionStorage.getItem(clave)) ?? '';
  }

  olvidar(id: string): void {
    const clave = this.#clave(id);
    if (clave) sessionStorage.removeItem(clave);
  }

  #clave(id: string): string | undefined {
    // A session that is renewed changes nothing of what is being written.
    const usuario = untracked(this.#users.currentUser);
    return usuario ? claveGuardada(usuario, `motivo/${id}`) : undefined;
  }
}
