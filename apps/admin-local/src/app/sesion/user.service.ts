import { Injectable, signal } from '@angular/core';
import type { Usuario } from '@citas/protocol';

/** Who is using the page. */
@Injectable({ providedIn: 'root' })
export class UserService {
  readonly currentUser = signal<Usuario | null>(null);

  /** Behind `sesionGuard` there always is one; elsewhere read `currentUser`. */
  get currentUserValue(): Usuario {
    const usuario = this.currentUser();
    if (!usuario) throw new Error('currentUserValue was read without a session');
    return usuario;
  }
}
