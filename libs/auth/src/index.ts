export type { Identidad } from './identidad.ts';
export { issueToken } from './issue-token.ts';
export { hashPassword, verifyPassword } from './password.ts';
export { secretOptions } from './secret-options.ts';
export { ExpiredTokenError, InvalidTokenError, RevokedTokenError } from './token-error.ts';
export { createTokenVerifier, type TokenVerifier } from './token-verifier.ts';
