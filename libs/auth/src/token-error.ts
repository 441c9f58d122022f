/** The token was not made by us, was changed, or lacks a claim. */
export class InvalidTokenError extends Error {
  readonly code = 'invalid_token';
  constructor(options?: ErrorOptions) {
    super('token inválido', options);
  }
}

/** The token is ours and was good until its user, or it alone, was switched off. */
export class RevokedTokenError extends Error {
  readonly code = 'revoked';
  constructor(options?: ErrorOptions) {
    super('la sesión se ha cerrado', options);
  }
}

/** The token is ours and was good until its `exp`. */
export class ExpiredTokenError extends Error {
  readonly code = 'expired_token';
  constructor(options?: ErrorOptions) {
    super('el token ha expirado', options);
  }
}
