import type { Rol } from '@citas/domain';
import type { Text } from './text.ts';

/** One faulty field: `pointer` is a JSON pointer into the body, or names the query parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: Text;
}

/** The request is well-formed but says something that cannot be. */
export class ValidationError extends Error {
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    super(`datos no válidos: ${errors.map((e) => `${e.pointer} ${e.code}`).join(', ')}`);
    this.errors = errors;
  }
}

/** Nothing of this negocio has that address. */
export class NotFoundError extends Error {}

/** Neither a token nor a cookie says who is asking. */
export class NoSessionError extends Error {}

/** Who is asking is known, and may not do this. */
export class ForbiddenError extends Error {
  constructor(rol: Rol) {
    super(`el rol ${rol} no puede hacer esto`);
  }
}

/** The sender's version is no longer the current one, which is `actual`. */
export class VersionAntiguaError extends Error {
  readonly actual: { readonly version: number };
  constructor(actual: { readonly version: number }) {
    super(`la versión actual es ${actual.version}`);
    this.actual = actual;
  }
}

/** A change came without saying which version it changes. */
export class FaltaIfMatchError extends Error {}

/** Another one of the negocio has that name. */
export class NombreEnUsoError extends Error {}

/** The body is something other than JSON. */
export class MediaTypeError extends Error {}

/** Too many of what: of anything at all, or of what did not succeed. */
export type Demasiado = 'peticiones' | 'intentos';

export class TooManyRequestsError extends Error {
  /** When to ask again. */
  readonly retryAfterSeconds: number;
  readonly de: Demasiado;
  constructor(retryAfterSeconds: number, de: Demasiado = 'peticiones') {
    super(`demasiados (${de})`);
    this.retryAfterSeconds = retryAfterSeconds;
    this.de = de;
  }
}

export function faultyField(pointer: string, code: string, detail: Text): ValidationError {
  return new ValidationError([{ pointer, code, detail }]);
}
