import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { Usuario } from '@citas/protocol';
import { filter, fromEvent, map, type Observable } from 'rxjs';
import { tokenGuardado } from '../sesion/token.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';

const PREFIJO = 'guardado/';
const USUARIO = `${PREFIJO}usuario`;
/** What is older says nothing about today. */
const CADUCA_MS = 24 * 60 * 60 * 1000;

/** Something that was read before. */
export interface Copia<T> {
  readonly valor: T;
  /** When it was read, in epoch milliseconds. */
  readonly de: number;
}

/**
 * What the page last read, kept in this browser for when there is no network: of one person and one negocio at a time,
 * and of nobody once they log out.
 */
@Injectable({ providedIn: 'root' })
export class Guardado {
  readonly #users = inject(UserService);
  readonly #clock = inject(CLOCK);
  readonly #document = inject(DOCUMENT);

  /** Keeps a value; the one under the same key is gone. Nothing is kept without a session, or when there is no room. */
  guardar(clave: string, valor: unknown): void {
    const usuario = this.#users.currentUser();
    if (usuario) this.#escribir(claveGuardada(usuario, clave), valor);
  }

  leer<T>(clave: string): Copia<T> | undefined {
    const usuario = this.#users.currentUser();
    return usuario ? this.#leer<T>(claveGuardada(usuario, clave)) : undefined;
  }

  /** What another tab of this browser keeps under the key, from now on and whenever it does. */
  deOtraPestana<T>(clave: string): Observable<T> {
    return fromEvent<StorageEvent>(this.#document.defaultView ?? this.#document, 'storage').pipe(
      filter(({ key }) => {
        const usuario = this.#users.currentUser();
        return usuario !== null && key === claveGuardada(usuario, clave);
      }),
      map(() => this.leer<T>(clave)?.valor),
      filter((valor) => valor !== undefined),
    );
  }

  /** Remembers who is in, and nothing of whoever was in before. */
  guardarUsuario(usuario: Usuario): void {
    const anterior = this.#leer<Usuario>(USUARIO)?.valor;
    if (anterior && claveGuardada(anterior, '') !== claveGuardada(usuario, '')) this.olvidar();
    this.#escribir(USUARIO, usuario);
  }

  usuario(): Usuario | null {
    return this.#leer<Usuario>(USUARIO)?.valor ?? null;
  }

  /** Erases everything, also what this tab alone keeps. */
  olvidar(): void {
    this.olvidarCopias();
    borrar(sessionStorage);
  }

  /** Erases what was read; what somebody has typed stays with this tab. */
  olvidarCopias(): void {
    borrar(localStorage);
  }

  #escribir(clave: string, valor: unknown): void {
    // Another tab may have logged out meanwhile.
    if (tokenGuardado() === null) return;
    try {
      localStorage.setItem(clave, JSON.stringify({ valor, de: this.#clock.now() }));
    } catch {
      // No room: the page works without it.
      localStorage.removeItem(clave);
    }
  }

  #leer<T>(clave: string): Copia<T> | undefined {
    try {
      const copia = JSON.parse(localStorage.getItem(clave) ?? 'null') as Copia<T> | null;
      return copia && this.#clock.now() - copia.de < CADUCA_MS ? copia : undefined;
    } catch {
      return undefined;
    }
  }
}

function borrar(lugar: Storage): void {
  for (const clave of Object.keys(lugar)) {
    if (clave.startsWith(PREFIJO)) lugar.removeItem(clave);
  }
}

/** The role too: with another one somebody sees other things. */
export function claveGuardada({ negocio_id: negocioId, id, rol }: Usuario, clave: string): string {
  return `${PREFIJO}${negocioId}/${id}/${rol}/${clave}`;
}
