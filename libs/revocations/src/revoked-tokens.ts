import type { Identidad } from '@citas/auth';
import type { Revocation, RevocationsRead } from './revocation-queries.ts';

/** Every revocation that still counts, at hand for a question without waiting. */
export class RevokedTokens {
  readonly #byUsuario = new Map<string, Revocation>();
  readonly #byJti = new Map<string, Revocation>();

  /** Takes in what was read and forgets what has ended. True when something is new. */
  add({ revocations, nowMs }: RevocationsRead): boolean {
    for (const known of [this.#byUsuario, this.#byJti])
      for (const [key, { expiraEnMs }] of known) if (expiraEnMs <= nowMs) known.delete(key);
    return revocations.filter((revocation) => this.#addOne(revocation)).length > 0;
  }

  has({ usuarioId, jti, version }: Identidad): boolean {
    return this.#byJti.has(jti) || version < (this.#byUsuario.get(usuarioId)?.versionMinima ?? 0);
  }

  #addOne(revocation: Revocation): boolean {
    const { usuarioId, versionMinima, jti } = revocation;
    if (jti !== null) {
      if (this.#byJti.has(jti)) return false;
      this.#byJti.set(jti, revocation);
      return true;
    }
    const known = this.#byUsuario.get(usuarioId)?.versionMinima ?? 0;
    if (versionMinima === null || versionMinima <= known) return false;
    this.#byUsuario.set(usuarioId, revocation);
    return true;
  }
}
