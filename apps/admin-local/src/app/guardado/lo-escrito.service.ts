import { inject, Injectable, untracked } from '@angular/core';
import { UserService } from '../sesion/user.service.ts';
import { claveGuardada } from './guardado.service.ts';

/** What somebody has typed and not saved: kept in this tab, over a reload, for the person who typed it. */
@Injectable({ providedIn: 'root' })
export class LoEscrito {
  readonly #users = inject(UserService);

  /** Takes the place of what was under the key. Without room nothing is kept: it can be written again. */
  guardar(nombre: string, valor: unknown): void {
    const clave = this.#clave(nombre);
    try {
      if (clave) sessionStorage.setItem(clave, JSON.stringify(valor));
    } catch {
      this.olvidar(nombre);
    }
  }

  leer<T>(nombre: string): T | undefined {
    const clave = this.#clave(nombre);
    try {
      return clave
        ? ((JSON.parse(sessionStorage.getItem(clave) ?? 'null') as T | null) ?? undefined)
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether anything of the kinds is kept: a `nota` is of whatever cita. */
  hay(...clases: string[]): boolean {
    const claves = clases.map((clase) => this.#clave(clase));
    return Object.keys(sessionStorage).some((una) =>
      claves.some((clave) => clave !== undefined && `${una}/`.startsWith(`${clave}/`)),
    );
  }

  olvidar(nombre: string): void {
    const clave = this.#clave(nombre);
    if (clave) sessionStorage.removeItem(clave);
  }

  #clave(nombre: string): string | undefined {
    // A session that is renewed changes nothing of what is being written.
    const usuario = untracked(this.#users.currentUser);
    return usuario ? claveGuardada(usuario, nombre) : undefined;
  }
}
